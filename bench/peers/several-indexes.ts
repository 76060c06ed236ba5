import { type NativeSearch, type NumberedIndex, numberedIndex } from "@holdfast/hash-index";
import { mergedFound } from "../../packages/hash-index/src/shards/merged-found.ts";
import { HASH_BYTES } from "./data/bits.ts";

/** What is measured of an index of ours. */
export interface MeasuredIndex
  extends Pick<NumberedIndex, "memory" | "addMany" | "remove" | "search" | "searchMany"> {
  add(number: number, hash: Uint8Array): void;
}

/** Hashes that one index is built with at most: 16,777,215 fit, and some must be free to come. */
const MOST_EACH = 16_000_000;

/** How many indexes so many hashes are shared out among. */
export function indexesFor(hashes: number): number {
  return Math.max(1, Math.ceil(hashes / MOST_EACH));
}

/** An empty index for so many hashes; several that are asked one after the other where one is too small. */
export function measuredIndex(hashes: number, native?: NativeSearch): MeasuredIndex {
  const count = indexesFor(hashes);
  if (count === 1) return numberedIndex({ room: hashes, native });
  const room = Math.ceil(hashes / count);
  return severalIndexes(Array.from({ length: count }, () => numberedIndex({ room, native })));
}

/** Several indexes as one, in this thread: each search asks all of them. */
export function severalIndexes(indexes: readonly NumberedIndex[]): MeasuredIndex {
  return {
    get memory() {
      return indexes.reduce((sum, { memory }) => sum + memory, 0);
    },
    add(number, hash) {
      emptiest(indexes).add(number, hash);
    },
    addMany(numbers, hashes) {
      const share = Math.ceil(numbers.length / indexes.length);
      for (const [at, index] of indexes.entries()) {
        const [from, to] = [at * share, (at + 1) * share];
        index.addMany(
          numbers.subarray(from, to),
          hashes.subarray(from * HASH_BYTES, to * HASH_BYTES),
        );
      }
    },
    remove: (number, hash) => indexes.some((index) => index.remove(number, hash)),
    search: (...asked) => mergedFound(indexes.map((index) => index.search(...asked))),
    searchMany(...asked) {
      for (const index of indexes) index.searchMany(...asked);
    },
  };
}

function emptiest(indexes: readonly NumberedIndex[]): NumberedIndex {
  return indexes.reduce((least, index) => (index.size < least.size ? index : least));
}
