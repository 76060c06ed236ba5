import { expect } from "vitest";
import type { NumberedIndex } from "../numbered-index.ts";
import { flipBits, randomWords, uniformHashes } from "../testing/made-up-hashes.ts";

/** Makes an empty index, of whatever kind keeps the contract. */
export type MakeIndex = (options?: { readonly room: number }) => NumberedIndex;

/** Machines that do other things as well need longer. */
export const PATIENT = 30_000;

export const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);
export const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);

/** An index of these hashes under their places. */
export function builtOf(makeIndex: MakeIndex, hashes: Uint8Array): NumberedIndex {
  const index = makeIndex();
  index.addMany(counted(hashes.length / 32), hashes);
  return index;
}

/** Everything that a search finds, as sorted text. */
export function found(
  index: NumberedIndex,
  query: Uint8Array,
  distance: number,
): readonly string[] {
  const { numbers, distances, isWhole } = index.search(query, distance);
  expect(isWhole).toBe(true);
  return Array.from(numbers, (number, at) => `${number}:${distances[at]}`).sort();
}

/** Hashes of the list with 0 to 44 bits turned over, and some that have nothing to do with it. */
export function queriesFor(hashes: Uint8Array, count: number): readonly Uint8Array[] {
  const next = randomWords(99);
  return Array.from({ length: count }, (_, at) => {
    const query = row(hashes, next() % (hashes.length / 32)).slice();
    if (at % 9 === 8) query.set(uniformHashes(1, next()));
    else flipBits(query, at % 45, next);
    return query;
  });
}
