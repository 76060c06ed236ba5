import { numberedIndex } from "@holdfast/hash-index";
import { expect, it } from "vitest";
import { HASH_BYTES } from "./data/bits.ts";
import { clusteredHashes } from "./data/clustered-hashes.ts";
import { nearHashes } from "./data/near-hashes.ts";
import { indexesFor, type MeasuredIndex, severalIndexes } from "./several-indexes.ts";

const COUNT = 1_000;
const list = clusteredHashes(COUNT, 1);
const numbers = Uint32Array.from({ length: COUNT }, (_, at) => 5 + 3 * at);
const queries = nearHashes(list, 120, 2);
const hashAt = (hashes: Uint8Array, at: number) =>
  hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

/** Three indexes as one, and what they are. */
function three() {
  const parts = Array.from({ length: 3 }, () => numberedIndex());
  const index = severalIndexes(parts);
  index.addMany(numbers, list);
  return { parts, index };
}

/** All that is found for all searches, in order. */
function foundOneByOne(index: MeasuredIndex, distance: number): string[] {
  const rows: string[] = [];
  for (let query = 0; query * HASH_BYTES < queries.length; query += 1) {
    const found = index.search(hashAt(queries, query), distance);
    found.numbers.forEach((number, at) => {
      rows.push([query, number, found.distances[at]].join(" "));
    });
  }
  return rows.sort();
}

it("finds in three indexes what one finds, one by one and in a batch", () => {
  const { parts, index } = three();
  const one = numberedIndex();
  one.addMany(numbers, list);
  const batch: string[] = [];
  index.searchMany(queries, 31, (...row) => batch.push(row.join(" ")));

  expect(parts.map(({ size }) => size)).toEqual([334, 334, 332]);
  expect(foundOneByOne(index, 31).length).toBeGreaterThan(90);
  expect(foundOneByOne(index, 31)).toEqual(foundOneByOne(one, 31));
  expect(foundOneByOne(index, 40)).toEqual(foundOneByOne(one, 40));
  expect(batch.sort()).toEqual(foundOneByOne(one, 31));
});

it("adds where there are fewest, removes wherever it is, and says when it was nowhere", () => {
  const { parts, index } = three();
  const added = hashAt(queries, 40);

  index.add(7, added);
  expect(parts.map(({ size }) => size)).toEqual([334, 334, 333]);
  expect([...index.search(added, 0).numbers]).toContain(7);

  expect(index.remove(7, added)).toBe(true);
  expect(index.remove(7, added)).toBe(false);
  for (const at of [0, 500, 999]) expect(index.remove(5 + 3 * at, hashAt(list, at))).toBe(true);
  expect(parts.map(({ size }) => size)).toEqual([333, 333, 331]);
});

it("is whole only when every part is, and counts the memory of all", () => {
  const { parts, index } = three();
  const same = new Uint8Array(2 * HASH_BYTES);
  parts[1]!.addMany(Uint32Array.of(1, 2), same);

  expect(index.search(hashAt(same, 0), 0, 1).isWhole).toBe(false);
  expect(index.search(hashAt(same, 0), 0).isWhole).toBe(true);
  expect(index.memory).toBe(parts.reduce((sum, { memory }) => sum + memory, 0));
});

it("takes a second index only for what one could not hold with more to come", () => {
  expect([1_000, 10_000_000, 16_000_000].map(indexesFor)).toEqual([1, 1, 1]);
  expect([16_000_001, 30_000_000, 50_000_000].map(indexesFor)).toEqual([2, 2, 4]);
});
