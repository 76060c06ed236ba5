import { parentPort } from "node:worker_threads";
import { hashBytes } from "./hash-bytes.ts";
import type { HashOutcome } from "./hash-outcome.ts";

/** What the pool hands to a worker; the bytes are transferred, not copied. */
export interface HashTask {
  readonly bytes: Uint8Array;
  readonly mostPixels: number;
}

parentPort?.on("message", async ({ bytes, mostPixels }: HashTask) => {
  const outcome: HashOutcome = await hashBytes(bytes, mostPixels);
  parentPort?.postMessage(outcome);
});
