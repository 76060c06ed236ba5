import { parentPort } from "node:worker_threads";
import { type HashRules, hashBytes } from "./hash-bytes.ts";
import type { HashOutcome } from "./hash-outcome.ts";

/** What the pool hands to a worker; the bytes are transferred, not copied. */
export interface HashTask extends HashRules {
  readonly bytes: Uint8Array;
}

parentPort?.on("message", async ({ bytes, ...rules }: HashTask) => {
  const outcome: HashOutcome = await hashBytes(bytes, rules);
  parentPort?.postMessage(outcome);
});
