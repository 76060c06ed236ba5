import type { IndexKernel } from "./index-kernel.ts";

/** Told of each hash that a batch found: the query's place from 0, the number, the distance. */
export type OnFound = (query: number, number: number, distance: number) => void;

/** Passes on what a batch finds, each time the kernel's memory for it is full. */
export interface BatchReader {
  /** What the kernel calls. */
  readonly take: (count: number) => void;
  /** Runs a batch, and tells `found` of what is found meanwhile. */
  read(kernel: IndexKernel, first: number, found: OnFound, run: () => void): void;
}

export function batchReader(): BatchReader {
  let take: (count: number) => void = () => {};
  return {
    take: (count) => take(count),
    read(kernel, first, found, run) {
      const { FOUND_QUERIES, foundNumbersAt, foundDistancesAt, memory } = kernel;
      const most = kernel.MOST_FOUND.value;
      // No memory grows while a batch is searched, so the views stay good.
      const queries = new Uint32Array(memory.buffer, FOUND_QUERIES.value, most);
      const numbers = new Uint32Array(memory.buffer, foundNumbersAt(), most);
      const distances = new Uint8Array(memory.buffer, foundDistancesAt(), most);
      take = (count) => {
        for (let at = 0; at < count; at++) {
          found(first + queries[at]!, numbers[at]!, distances[at]!);
        }
      };
      try {
        run();
      } finally {
        take = () => {};
      }
    },
  };
}
