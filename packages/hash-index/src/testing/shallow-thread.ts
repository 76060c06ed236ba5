import { isMainThread, Worker, workerData } from "node:worker_threads";
import { nativeSearch } from "../native.ts";
import { numberedIndex } from "../numbered-index.ts";

// A program that asks a batch and makes a search in a thread with half a megabyte of stack, and prints how
// many each has found. Its argument is the file of a native search.

if (isMainThread) {
  new Worker(new URL(import.meta.url), {
    workerData: process.argv[2],
    resourceLimits: { stackSizeMb: 0.5 },
  });
} else {
  const index = numberedIndex({ native: nativeSearch(workerData) });
  index.addMany(new Uint32Array(500), new Uint8Array(500 * 32));
  let inBatch = 0;
  index.searchMany(new Uint8Array(32), 31, () => {
    inBatch++;
  });
  console.log(inBatch, index.search(new Uint8Array(32), 31).numbers.length);
}
