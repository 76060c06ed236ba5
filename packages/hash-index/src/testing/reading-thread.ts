import { parentPort, workerData } from "node:worker_threads";
import { indexReader, type SharedHandle } from "../shared.ts";
import { distanceOf, randomWords } from "./made-up-hashes.ts";

// A thread that searches an index while another changes it, and looks at every answer: hashes that
// always stay must be there once, and nothing may be there that is not as near as it says.

/** What the thread is given. */
export interface ReadingTask {
  readonly handle: SharedHandle;
  /** Hashes of 32 bytes whose numbers are their places. */
  readonly pool: Uint8Array;
  /** The first so many of them always stay. */
  readonly staying: number;
  readonly distance: number;
  readonly seed: number;
  /** How many searches this thread has made; then whether it is to stop. */
  readonly words: Int32Array;
}

/** What the thread found out. */
export interface ReadingReport {
  readonly faults: readonly string[];
}

const { handle, pool, staying, distance, seed, words } = workerData as ReadingTask;
const hashOf = (number: number) => pool.subarray(number * 32, (number + 1) * 32);
const reader = indexReader(handle);
const next = randomWords(seed);
const faults: string[] = [];

while (Atomics.load(words, 1) === 0) {
  const query = hashOf(next() % staying);
  const { numbers, distances, isWhole } = reader.search(query, distance);
  const found = new Set(numbers);
  if (!isWhole) faults.push("an answer was cut short");
  if (found.size !== numbers.length) faults.push("a hash was found twice");
  for (let number = 0; number < staying; number++) {
    const isNear = distanceOf(hashOf(number), query) <= distance;
    if (isNear !== found.has(number))
      faults.push(`${number} ${isNear ? "was missed" : "is too far"}`);
  }
  for (const [at, number] of numbers.entries()) {
    const is = distanceOf(hashOf(number), query);
    if (is !== distances[at]) faults.push(`${number} is ${is} bits away, not ${distances[at]}`);
  }
  Atomics.add(words, 0, 1);
}
reader.close();
parentPort!.postMessage({ faults: faults.slice(0, 20) } satisfies ReadingReport);
