import { expect, it } from "vitest";
import { balancedHashes } from "./balanced-hashes.ts";
import { HASH_BYTES, setBits } from "./bits.ts";
import { clusteredHashes } from "./clustered-hashes.ts";
import { crowdedHashes } from "./crowded-hashes.ts";
import { nearHashes } from "./near-hashes.ts";
import { plainHashes } from "./plain-hashes.ts";
import { skewedHashes } from "./skewed-hashes.ts";
import { uploadHashes } from "./upload-hashes.ts";

const SIZE = 5_000;

const each = (hashes: Uint8Array) =>
  Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

const distance = (one: Uint8Array, other: Uint8Array) =>
  setBits(one.map((byte, at) => byte ^ other[at]!));

const nearest = (hash: Uint8Array, among: readonly Uint8Array[]) =>
  Math.min(...among.map((other) => distance(hash, other)));

it.each([
  ["balanced", balancedHashes],
  ["clustered", clusteredHashes],
  ["skewed", skewedHashes],
  ["plain", plainHashes],
])("%s hashes are the same for the same seed and others for another", (_, make) => {
  expect(make(100, 1)).toEqual(make(100, 1));
  expect(make(100, 1)).not.toEqual(make(100, 2));
  expect(make(100, 1)).toHaveLength(100 * HASH_BYTES);
});

it.each([
  ["balanced", balancedHashes],
  ["clustered", clusteredHashes],
])("%s hashes have exactly half of their bits set", (_, make) => {
  expect(new Set(each(make(SIZE, 1)).map(setBits))).toEqual(new Set([128]));
});

it("one clustered hash in five or so has another near it, at an even distance of at most 48 bits", () => {
  const hashes = each(clusteredHashes(SIZE, 1));

  const distances = hashes.slice(1).map((hash, at) => distance(hash, hashes[at]!));
  const near = distances.filter((bits) => bits <= 48);

  expect(near.length / SIZE).toBeGreaterThan(0.1);
  expect(near.length / SIZE).toBeLessThan(0.2);
  expect(near.every((bits) => bits % 2 === 0)).toBe(true);
});

it("near hashes lie 0, 1, 2 … 40 bits from a listed one, and from 0 again", () => {
  const list = balancedHashes(200, 1);

  const distances = each(nearHashes(list, 82, 2)).map((hash) => nearest(hash, each(list)));

  expect(distances).toEqual([...Array(41).keys(), ...Array(41).keys()]);
});

it("one upload in a hundred is a copy of a listed hash, within 31 bits", () => {
  const list = balancedHashes(200, 1);

  const near = each(uploadHashes(list, 400, 2)).filter((hash) => nearest(hash, each(list)) <= 31);

  expect(near).toHaveLength(4);
});

it("a crowd lies 40 bits from what an attack asks for, which finds nothing within 31", () => {
  const { list, queries } = crowdedHashes(1_000, 4, 1);

  const distances = each(list).map((hash) => distance(hash, each(queries)[0]!));

  expect(distances.filter((bits) => bits === 40)).toHaveLength(100);
  expect(each(queries).every((query) => nearest(query, each(list)) > 31)).toBe(true);
});
