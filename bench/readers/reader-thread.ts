import { parentPort, workerData } from "node:worker_threads";
import { indexReader, type SharedHandle } from "@holdfast/hash-index/shared";
import { HASH_BYTES } from "../peers/data/bits.ts";
import { searchTimes } from "./search-times.ts";

// A thread that searches an index which the thread that started it keeps.

/** What the thread is given. */
export interface ReaderTask {
  readonly handle: SharedHandle;
  readonly queries: Uint8Array;
  readonly distance: number;
  /** How many of the queries are asked before any is timed. */
  readonly warmUp: number;
  /** How many threads there are, and how many of them are ready. */
  readonly threads: number;
  readonly ready: Int32Array;
}

const { handle, queries, distance, warmUp, threads, ready } = workerData as ReaderTask;
const reader = indexReader(handle);
searchTimes(queries.subarray(0, warmUp * HASH_BYTES), (hash) => reader.search(hash, distance));

// All begin together.
Atomics.add(ready, 0, 1);
Atomics.notify(ready, 0);
for (let seen = Atomics.load(ready, 0); seen < threads; seen = Atomics.load(ready, 0)) {
  Atomics.wait(ready, 0, seen);
}
const times = searchTimes(queries, (hash) => reader.search(hash, distance));
parentPort!.postMessage(times);
