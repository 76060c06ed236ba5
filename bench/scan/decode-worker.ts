import { parentPort } from "node:worker_threads";
import { decodePhoto } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";
import type { HashOutcome } from "../../apps/matcher/src/hashing/hash-outcome.ts";
import type { HashTask } from "../../apps/matcher/src/hashing/hash-worker.ts";

// In place of the pool's own worker: it decodes and does nothing else. The pool knows no answer for
// that, so "too-small" stands for a picture that was decoded.
const decoderFor = nodeDecoders();

parentPort?.on("message", async ({ bytes, mostPixels }: HashTask) => {
  const decoded = await decodePhoto(bytes, { decoderFor, mostPixels });
  const why = decoded.kind === "photo" ? "too-small" : decoded.kind;
  const outcome: HashOutcome = { kind: "unreadable", why };
  parentPort?.postMessage(outcome);
});
