import { readFileSync } from "node:fs";
import { hammingDistance, type PdqHash, parsePdqHash, pdqHashFromBytes } from "@holdfast/pdq";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashIndex } from "./hash-index.ts";
import { MOST_DISTANCE } from "./require.ts";

const ZEROS = "0".repeat(64) as PdqHash;
const ONES = "f".repeat(64) as PdqHash;

/** The hash with these bits changed; bit 0 is the first bit of the text. */
function flipped(hash: PdqHash, bits: readonly number[]): PdqHash {
  const digits = Array.from(hash, (digit) => Number.parseInt(digit, 16));
  for (const bit of bits) digits[bit >> 2]! ^= 8 >> (bit & 3);
  return digits.map((digit) => digit.toString(16)).join("") as PdqHash;
}

/** `count` different bits, dealt out to the 16 chunks in turn. */
const spread = (count: number) =>
  Array.from({ length: count }, (_, i) => 16 * (i % 16) + Math.floor(i / 16));

function indexOf(hashes: readonly PdqHash[]) {
  const index = hashIndex<number>();
  hashes.forEach((hash, id) => {
    index.add(id, hash);
  });
  return index;
}

/** What a search must find among hashes whose ids are their positions. */
function flatScan(hashes: readonly PdqHash[], query: PdqHash, distance: number) {
  return hashes
    .map((hash, id) => ({ id, distance: hammingDistance(hash, query) }))
    .filter((match) => match.distance <= distance)
    .sort((a, b) => a.distance - b.distance || a.id - b.id);
}

function readHashes(name: string): readonly PdqHash[] {
  const file = new URL(`../../../vectors/pdq/${name}`, import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => parsePdqHash(line.slice(0, 64))!);
}

const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(pdqHashFromBytes);
/** Each run makes an index of its own, of 15 MB. */
const FEWER = { numRuns: 30 };

const anyDistance = fc.nat(MOST_DISTANCE);

/** Hashes a few bits from one another, as copies of one picture are, and one to search for. */
const cluster = fc
  .tuple(anyHash, fc.array(fc.uniqueArray(fc.nat(255), { maxLength: 45 }), { minLength: 1 }))
  .map(([centre, changes]) => changes.map((bits) => flipped(centre, bits)));

/** Machines that do other things as well need longer. */
const PATIENT = { timeout: 30_000 };

describe("search finds what a look at every hash finds", PATIENT, () => {
  it("among hashes that have nothing to do with each other", () => {
    fc.assert(
      fc.property(fc.array(anyHash), anyHash, anyDistance, (hashes, query, distance) => {
        expect(indexOf(hashes).search(query, distance).matches).toEqual(
          flatScan(hashes, query, distance),
        );
      }),
      FEWER,
    );
  });

  it("among copies of a few pictures", () => {
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1 }), anyDistance, (clusters, distance) => {
        const hashes = clusters.flat();
        const query = hashes[0]!;

        expect(indexOf(hashes).search(query, distance).matches).toEqual(
          flatScan(hashes, query, distance),
        );
      }),
      FEWER,
    );
  });

  it("among hashes of almost featureless pictures, with all bits alike but a few", () => {
    const plain = fc
      .tuple(fc.constantFrom(ZEROS, ONES), fc.uniqueArray(fc.nat(255), { maxLength: 45 }))
      .map(([hash, bits]) => flipped(hash, bits));

    fc.assert(
      fc.property(fc.array(plain), plain, anyDistance, (hashes, query, distance) => {
        expect(indexOf(hashes).search(query, distance).matches).toEqual(
          flatScan(hashes, query, distance),
        );
      }),
      FEWER,
    );
  });

  it("among the hashes of real pictures, and near them", () => {
    const haystack = readHashes("haystack.txt");
    const queries = [
      ...readHashes("needles.txt").slice(0, 20),
      ...haystack.filter((_, i) => i % 27 === 0).map((hash, i) => flipped(hash, spread(i % 41))),
    ];
    const index = indexOf(haystack);

    const found = queries.map((query) => index.search(query, 31).matches);

    expect(found).toEqual(queries.map((query) => flatScan(haystack, query, 31)));
    expect(found.flat().length).toBeGreaterThan(queries.length);
  });
});

describe("search for hashes at most 31 bits away", PATIENT, () => {
  it("finds a hash at every distance from 0 to 31 and none at 32", () => {
    fc.assert(
      fc.property(
        anyHash,
        fc.shuffledSubarray([...Array(256).keys()], { minLength: 32 }),
        (hash, bits) => {
          for (let distance = 0; distance <= 32; distance++) {
            const copy = flipped(hash, bits.slice(0, distance));

            const found = indexOf([copy]).search(hash, 31).matches;

            expect(found).toEqual(distance <= 31 ? [{ id: 0, distance }] : []);
          }
        },
      ),
      { numRuns: 5 },
    );
  });

  it("finds 31 bits that are dealt out as 2 to every chunk but one", () => {
    for (let chunk = 0; chunk < 16; chunk++) {
      const bits = spread(32).filter((bit) => bit !== 16 * chunk);

      expect(bits).toHaveLength(31);
      expect(indexOf([flipped(ZEROS, bits)]).search(ZEROS, 31).matches).toEqual([
        { id: 0, distance: 31 },
      ]);
    }
  });

  it("does not find 32 bits that are dealt out as 2 to every chunk", () => {
    expect(indexOf([flipped(ZEROS, spread(32))]).search(ZEROS, 31).matches).toEqual([]);
  });

  it("finds bits that lie in one or two chunks only", () => {
    for (let first = 0; first < 256; first += 16) {
      const bits = Array.from({ length: 31 }, (_, i) => (first + i) % 256);

      expect(indexOf([flipped(ONES, bits)]).search(ONES, 31).matches).toEqual([
        { id: 0, distance: 31 },
      ]);
    }
  });
});

describe("search at other distances", PATIENT, () => {
  it("finds exactly as far as it is asked to, from 0 to 40 bits, however they are dealt out", () => {
    for (let distance = 0; distance <= MOST_DISTANCE; distance++) {
      const evenly = flipped(ZEROS, spread(distance));
      const inARow = flipped(ZEROS, [...Array(distance).keys()]);
      const index = indexOf([evenly, inARow]);

      expect(index.search(ZEROS, distance).matches).toEqual([
        { id: 0, distance },
        { id: 1, distance },
      ]);
      if (distance > 0) expect(index.search(ZEROS, distance - 1).matches).toEqual([]);
    }
  });

  it("refuses a distance that is negative, too great or not whole", () => {
    const index = hashIndex();

    for (const distance of [-1, 41, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => index.search(ZEROS, distance)).toThrow(RangeError);
    }
  });
});

describe("an index that changes", PATIENT, () => {
  it("shows every addition, replacement and removal in the next search", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const hash = fc.uniqueArray(fc.nat(255), { maxLength: 40 }).map((bits) => flipped(ZEROS, bits));
    const step = fc.oneof(
      fc.record({ act: fc.constant("add" as const), id, hash }),
      fc.record({ act: fc.constant("remove" as const), id }),
    );

    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = hashIndex<string>();
        const expected = new Map<string, PdqHash>();

        for (const change of steps) {
          if (change.act === "add") {
            index.add(change.id, change.hash);
            expected.set(change.id, change.hash);
          } else {
            expect(index.remove(change.id)).toBe(expected.delete(change.id));
          }
          const ids = [...expected.keys()];

          expect(index.size).toBe(expected.size);
          expect(index.has(change.id)).toBe(expected.has(change.id));
          expect(index.search(ZEROS, 31).matches).toEqual(
            flatScan([...expected.values()], ZEROS, 31).map(({ id, distance }) => ({
              id: ids[id],
              distance,
            })),
          );
        }
      }),
      FEWER,
    );
  });

  it("no longer finds an id at the hash that was replaced", () => {
    const index = indexOf([ZEROS]);

    index.add(0, ONES);

    expect(index.search(ZEROS, MOST_DISTANCE).matches).toEqual([]);
    expect(index.search(ONES, 0).matches).toEqual([{ id: 0, distance: 0 }]);
    expect(index.size).toBe(1);
  });

  it("refuses text that is no hash, and keeps the hash that was there", () => {
    const index = hashIndex<string>();
    index.add("a", ZEROS);

    for (const text of ["", ZEROS.slice(1), "F".repeat(64), "z".repeat(64)]) {
      expect(() => index.add("a", text as PdqHash)).toThrow(RangeError);
      expect(() => index.search(text as PdqHash, 31)).toThrow(RangeError);
    }

    index.add("b", ONES);
    expect(index.remove("a")).toBe(true);
    expect(index.search(ONES, 0).matches).toEqual([{ id: "b", distance: 0 }]);
    expect(index.search(ZEROS, 40).matches).toEqual([]);
  });

  it("refuses an id that is neither text nor a number", () => {
    const index = hashIndex<string>();

    for (const id of [undefined, null, {}, true] as unknown as string[]) {
      expect(() => index.add(id, ZEROS)).toThrow("expected an id of text or a number");
    }

    expect(index.size).toBe(0);
    expect(index.search(ZEROS, 0).matches).toEqual([]);
  });

  it("tells the number 1 from the text 1", () => {
    const index = hashIndex<string | number>();

    index.add(1, ZEROS);
    index.add("1", ONES);

    expect(index.size).toBe(2);
    expect(index.search(ONES, 0).matches).toEqual([{ id: "1", distance: 0 }]);
  });

  it("finds thousands of equal hashes once each, and the rest when half of them go", () => {
    const count = 5000;
    const index = indexOf(Array.from({ length: count }, () => ONES));

    expect(index.search(ONES, 31).matches.map(({ id }) => id)).toEqual([...Array(count).keys()]);

    for (let id = 0; id < count; id += 2) index.remove(id);

    expect(index.search(ONES, 31).matches.map(({ id }) => id)).toEqual(
      [...Array(count).keys()].filter((id) => id % 2 === 1),
    );
  });
});
