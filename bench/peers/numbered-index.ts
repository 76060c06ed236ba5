import { type HashIndex, hashIndex, type Match } from "@holdfast/hash-index";
import { type PdqHash, pdqHashFromBytes } from "@holdfast/pdq";
import { HASH_BYTES } from "./data/bits.ts";

/** Everything that one search found, in no order. */
export interface Found {
  readonly numbers: Uint32Array;
  readonly distances: Uint8Array;
  /** Whether nothing was left out because the search would have cost too much. */
  readonly isWhole: boolean;
}

/** An index whose hashes are bytes and whose ids are numbers, over the index that speaks text. */
export function numberedIndex(_: { readonly room: number }) {
  const index: HashIndex<number> = hashIndex<number>();
  const search = (hash: Uint8Array, distance: number): readonly Match<number>[] =>
    index.search(pdqHashFromBytes(hash), distance);
  const hashAt = (hashes: Uint8Array, at: number) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

  return {
    memory: 0,
    add: (number: number, hash: Uint8Array) => index.add(number, text(hash)),
    addMany(numbers: Uint32Array, hashes: Uint8Array): void {
      for (const [at, number] of numbers.entries()) index.add(number, text(hashAt(hashes, at)));
    },
    remove: (number: number, _hash: Uint8Array): boolean => index.remove(number),
    search(hash: Uint8Array, distance: number): Found {
      const found = search(hash, distance);
      return {
        numbers: Uint32Array.from(found, ({ id }) => id),
        distances: Uint8Array.from(found, (match) => match.distance),
        isWhole: true,
      };
    },
    searchMany(
      hashes: Uint8Array,
      distance: number,
      found: (query: number, number: number, distance: number) => void,
    ): void {
      for (let query = 0; query * HASH_BYTES < hashes.length; query += 1) {
        for (const match of search(hashAt(hashes, query), distance)) {
          found(query, match.id, match.distance);
        }
      }
    },
  };
}

function text(hash: Uint8Array): PdqHash {
  return pdqHashFromBytes(hash);
}
