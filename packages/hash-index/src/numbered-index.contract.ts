import { readFileSync } from "node:fs";
import { parsePdqHash, pdqHashToBytes } from "@holdfast/pdq";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NumberedIndex } from "./numbered-index.ts";
import {
  clusteredHashes,
  degenerateHashes,
  distanceOf,
  flatScan,
  flipBits,
  randomWords,
  uniformHashes,
} from "./testing/made-up-hashes.ts";

const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);
const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);

function found(index: NumberedIndex, query: Uint8Array, distance: number): readonly string[] {
  const { numbers, distances, isWhole } = index.search(query, distance);
  expect(isWhole).toBe(true);
  return Array.from(numbers, (number, at) => `${number}:${distances[at]}`).sort();
}

function realHashes(): Uint8Array {
  const file = new URL("../../../vectors/pdq/haystack.txt", import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return new Uint8Array(
    lines.flatMap((line) => [...pdqHashToBytes(parsePdqHash(line.slice(0, 64))!)]),
  );
}

/** Hashes of the list with 0 to 44 bits turned over, and some that have nothing to do with it. */
function queriesFor(hashes: Uint8Array, count: number): readonly Uint8Array[] {
  const next = randomWords(99);
  return Array.from({ length: count }, (_, at) => {
    const query = row(hashes, next() % (hashes.length / 32)).slice();
    if (at % 9 === 8) query.set(uniformHashes(1, next()));
    else flipBits(query, at % 45, next);
    return query;
  });
}

/** Hashes with an even number of bits set, as nearly all of pictures have. */
function evenHashes(count: number, seed: number): Uint8Array {
  const hashes = clusteredHashes(count, seed);
  for (let at = 0; at < count; at++) {
    const hash = row(hashes, at);
    if (distanceOf(hash, new Uint8Array(32)) % 2 === 1) hash[at % 32]! ^= 1;
  }
  return hashes;
}

const LISTS = {
  even: evenHashes(6_000, 4),
  uniform: uniformHashes(6_000, 1),
  clustered: clusteredHashes(6_000, 2),
  real: realHashes(),
  degenerate: degenerateHashes(6_000, 3),
};

/** Machines that do other things as well need longer. */
const PATIENT = 30_000;

/** What every index promises, however it searches. @param numberedIndex makes an empty one */
export function numberedIndexContract(
  numberedIndex: (options?: { readonly room: number }) => NumberedIndex,
): void {
  function builtOf(hashes: Uint8Array): NumberedIndex {
    const index = numberedIndex();
    index.addMany(counted(hashes.length / 32), hashes);
    return index;
  }

  describe.each(Object.entries(LISTS))(
    "a search among %s hashes",
    { timeout: PATIENT },
    (_, hashes) => {
      it("finds what a look at every hash finds, at every distance", () => {
        const index = builtOf(hashes);

        for (const [at, query] of queriesFor(hashes, 164).entries()) {
          const distance = at % 41;
          expect(found(index, query, distance)).toEqual(flatScan(hashes, query, distance));
        }
      });

      it("finds the same when each hash was added alone", () => {
        const built = builtOf(hashes);
        const grown = numberedIndex({ room: 1 });
        for (const number of counted(hashes.length / 32)) grown.add(number, row(hashes, number));

        for (const query of queriesFor(hashes, 60)) {
          expect(found(grown, query, 31)).toEqual(found(built, query, 31));
        }
      });

      it("finds the same as a batch", () => {
        const index = builtOf(hashes);
        const queries = queriesFor(hashes, 90);
        const all = new Uint8Array(queries.length * 32);
        for (const [at, query] of queries.entries()) all.set(query, at * 32);

        for (const distance of [0, 5, 14, 23, 31, 32, 37, 40]) {
          const batch: string[][] = queries.map(() => []);
          index.searchMany(all, distance, (query, number, bits) => {
            batch[query]!.push(`${number}:${bits}`);
          });
          expect(batch.map((each) => each.sort())).toEqual(
            queries.map((query) => found(index, query, distance)),
          );
        }
      });
    },
  );

  describe("31 bits are found and 32 are not", () => {
    it("however they are dealt out", () => {
      const any = fc.uint8Array({ minLength: 32, maxLength: 32 });
      const places = fc.shuffledSubarray([...Array(256).keys()], { minLength: 32, maxLength: 32 });
      const index = numberedIndex();

      fc.assert(
        fc.property(any, places, (hash, bits) => {
          const copy = hash.slice();
          for (const bit of bits.slice(0, 31)) copy[bit >> 3]! ^= 1 << (bit & 7);
          const handle = index.add(7, copy);
          expect(found(index, hash, 31)).toEqual(["7:31"]);
          index.removeAt(handle);

          copy[bits[31]! >> 3]! ^= 1 << (bits[31]! & 7);
          const further = index.add(7, copy);
          expect(found(index, hash, 31)).toEqual([]);
          expect(found(index, hash, 32)).toEqual(["7:32"]);
          index.removeAt(further);
        }),
        { numRuns: 2_000 },
      );
    });
  });

  describe("an index that changes", { timeout: PATIENT }, () => {
    it("shows every addition and removal in the next search", () => {
      const next = randomWords(5);
      const pool = clusteredHashes(3_000, 6);
      const index = numberedIndex({ room: 10 });
      const there = new Map<number, number>();

      for (let step = 0; step < 12_000; step++) {
        const at = next() % 3_000;
        const handle = there.get(at);
        if (handle === undefined) there.set(at, index.add(at, row(pool, at)));
        else if (step % 2 === 0) {
          index.removeAt(handle);
          there.delete(at);
        } else {
          expect(index.remove(at, row(pool, at))).toBe(true);
          there.delete(at);
        }
        if (step % 40 !== 0) continue;

        const query = row(pool, next() % 3_000);
        const expected = flatScan(pool, query, 31).filter((match) =>
          there.has(Number(match.split(":")[0])),
        );
        expect(index.size).toBe(there.size);
        expect(found(index, query, 31)).toEqual(expected);
      }
    });

    it("goes on finding everything when its tables fill up and are spread anew", () => {
      const hashes = degenerateHashes(4_000, 8);
      const more = uniformHashes(100_000, 9);
      const index = builtOf(hashes);
      index.addMany(
        counted(100_000).map((number) => number + 4_000),
        more,
      );
      const all = new Uint8Array([...hashes, ...more]);

      for (const query of queriesFor(all, 30)) {
        expect(found(index, query, 31)).toEqual(flatScan(all, query, 31));
      }
    });

    it("finds an odd distance once a hash with an odd number of bits has come, and not before", () => {
      const [even, odd, query] = [
        new Uint8Array(32),
        new Uint8Array(32).fill(1, 0, 31),
        new Uint8Array(32),
      ];
      const index = numberedIndex();
      const handle = index.add(1, even);

      expect(found(index, query, 31)).toEqual(["1:0"]);
      index.add(2, odd);
      expect(found(index, query, 31)).toEqual(["1:0", "2:31"]);
      index.removeAt(handle);
      expect(found(index, query, 31)).toEqual(["2:31"]);
      expect(found(index, query, 30)).toEqual([]);
      expect(found(index, odd, 0)).toEqual(["2:0"]);
      expect(found(index, query, 0)).toEqual([]);
    });

    it("takes no place that is free for a hash, though both may be zeros", () => {
      const zeros = new Uint8Array(32);
      // So many that nearly every bucket has one free place, and postings before it.
      const index = builtOf(uniformHashes(1_000_000, 15));
      expect(found(index, zeros, 40)).toEqual([]);

      const handles = Array.from({ length: 300 }, (_, at) => index.add(1_000_000 + at, zeros));
      for (const handle of handles.slice(1)) index.removeAt(handle);

      expect(found(index, zeros, 40)).toEqual(["1000000:0"]);
      index.removeAt(handles[0]!);
      expect(found(index, zeros, 40)).toEqual([]);
    });

    it("does not take out what is not there", () => {
      const [hash, other] = [uniformHashes(1, 1), uniformHashes(1, 2)];
      const index = numberedIndex();
      index.add(1, hash);

      expect(index.remove(2, hash)).toBe(false);
      expect(index.remove(1, other)).toBe(false);
      expect(index.size).toBe(1);
      expect(index.remove(1, hash)).toBe(true);
      expect(index.remove(1, hash)).toBe(false);
      expect(index.size).toBe(0);
    });

    it("says what memory it costs: about 15 MB empty, and some 120 bytes for each", () => {
      const index = numberedIndex();
      const empty = index.memory;
      index.addMany(counted(200_000), uniformHashes(200_000, 21));

      expect(empty).toBeGreaterThan(10e6);
      expect(empty).toBeLessThan(16e6);
      expect((index.memory - empty) / 200_000).toBeGreaterThan(110);
      expect((index.memory - empty) / 200_000).toBeLessThan(145);
    });

    it("holds one hash many times, and takes out one of them at a time", () => {
      const hash = uniformHashes(1, 4);
      const index = numberedIndex();
      for (const number of [3, 3, 5]) index.add(number, hash);

      expect(found(index, hash, 0)).toEqual(["3:0", "3:0", "5:0"]);
      index.remove(3, hash);
      expect(found(index, hash, 0)).toEqual(["3:0", "5:0"]);
    });

    it("adds nothing from an empty list, and finds nothing in it", () => {
      const index = numberedIndex();
      index.addMany(new Uint32Array(0), new Uint8Array(0));
      index.searchMany(new Uint8Array(0), 31, () => expect.unreachable());

      expect(index.search(new Uint8Array(32), 40).numbers).toHaveLength(0);
    });
  });

  describe("what is heavy is bounded", { timeout: PATIENT }, () => {
    const count = 80_000;
    const hash = uniformHashes(1, 11);
    const index = numberedIndex();
    for (let number = 0; number < count; number++) index.add(number, hash);

    it("a search says when there was more than it may give", () => {
      const { numbers, isWhole } = index.search(hash, 31);

      expect(numbers).toHaveLength(65_536);
      expect(new Set(numbers).size).toBe(65_536);
      expect(isWhole).toBe(false);
    });

    it("a search gives as many as it was asked for, and says that there are more", () => {
      const { numbers, isWhole } = index.search(hash, 31, 10);

      expect(numbers).toHaveLength(10);
      expect(isWhole).toBe(false);
      expect(index.search(hash, 31, 0).isWhole).toBe(false);
    });

    it("a search says when it was cut short before it found anything", () => {
      const copies = 600_000;
      const full = numberedIndex({ room: copies });
      full.addMany(counted(copies), new Uint8Array(copies * 32));
      const query = new Uint8Array(32);
      flipBits(query, 32, randomWords(14));

      const { numbers, isWhole } = full.search(query, 31);

      expect(numbers).toHaveLength(0);
      expect(isWhole).toBe(false);
    });

    it("a batch is not bounded", () => {
      const numbers = new Set<number>();
      index.searchMany(hash, 31, (_, number) => numbers.add(number));

      expect(numbers.size).toBe(count);
    });
  });

  describe("a batch", () => {
    it("takes more hashes than fit into one turn", () => {
      const hashes = uniformHashes(70_000, 12);
      const index = numberedIndex();
      index.add(1, row(hashes, 0));
      index.add(2, row(hashes, 69_999));
      const matches: string[] = [];

      index.searchMany(hashes, 31, (query, number) => matches.push(`${query}:${number}`));

      expect(matches).toEqual(["0:1", "69999:2"]);
    });

    it.each([1, 300])("tells nothing of one before, which a throw has ended: %d alike", (alike) => {
      const index = builtOf(new Uint8Array(alike * 32));
      const other = uniformHashes(1, 16);
      const stop = () => {
        throw new Error("enough");
      };
      expect(() => index.searchMany(new Uint8Array(300 * 32), 31, stop)).toThrow("enough");
      for (const number of counted(alike)) index.remove(number, new Uint8Array(32));

      index.searchMany(other, 40, () => expect.unreachable());
      index.add(7, other);
      const told: string[] = [];
      index.searchMany(other, 0, (...found) => told.push(found.join(":")));

      expect(told).toEqual(["0:7:0"]);
    });

    it("stops when it is asked to, and can be used again", () => {
      const hashes = uniformHashes(10, 13);
      const index = builtOf(hashes);
      const stopped = AbortSignal.abort();

      expect(() => index.searchMany(hashes, 31, () => {}, stopped)).toThrow("aborted");
      let matches = 0;
      index.searchMany(hashes, 31, () => {
        matches++;
      });
      expect(matches).toBe(10);
    });
  });

  describe("what a batch tells of what it finds", () => {
    const hashes = uniformHashes(10, 14);
    const first = row(hashes, 0);
    const uses: [string, (index: NumberedIndex) => unknown][] = [
      ["add", (index) => index.add(10, first)],
      ["addMany", (index) => index.addMany(counted(10), hashes)],
      ["remove", (index) => index.remove(0, first)],
      ["removeAt", (index) => index.removeAt(0)],
      ["search", (index) => index.search(first, 31)],
      ["searchMany", (index) => index.searchMany(hashes, 31, () => {})],
      ["save", (index) => [...index.save()]],
    ];

    it.each(uses)("may not use the index: %s", (_, use) => {
      const index = builtOf(hashes);

      expect(() => index.searchMany(hashes, 31, () => use(index))).toThrow("has ended");

      expect(index.size).toBe(10);
      use(index);
    });
  });

  describe("bad input is refused in words", () => {
    const index = numberedIndex();
    const hash = new Uint8Array(32);

    it("what is no row of bytes, though there are 32", () => {
      for (const other of [new Uint16Array(32), Array.from({ length: 32 }, () => 0)]) {
        expect(() => index.add(1, other as unknown as Uint8Array)).toThrow(RangeError);
        expect(() => index.search(other as unknown as Uint8Array, 31)).toThrow(RangeError);
      }
    });

    it("a hash that has not 32 bytes", () => {
      expect(() => index.add(1, new Uint8Array(31))).toThrow("expected 32 bytes, found 31");
      expect(() => index.remove(1, new Uint8Array(33))).toThrow("expected 32 bytes, found 33");
      expect(() => index.search(new Uint8Array(0), 31)).toThrow("expected 32 bytes, found 0");
      expect(() => index.addMany(counted(2), hash)).toThrow("expected 32 bytes for each, found 32");
      expect(() => index.searchMany(new Uint8Array(33), 31, () => {})).toThrow("found 33");
    });

    it("a number that is no whole number of 32 bits", () => {
      for (const number of [-1, 0.5, 2 ** 32, Number.NaN]) {
        expect(() => index.add(number, hash)).toThrow(RangeError);
      }
    });

    it("a distance that is negative, too great or not whole", () => {
      for (const distance of [-1, 41, 1.5, Number.NaN]) {
        expect(() => index.search(hash, distance)).toThrow(RangeError);
        expect(() => index.searchMany(hash, distance, () => {})).toThrow(RangeError);
      }
    });

    it("how many to find, when it is negative, too many or not whole", () => {
      for (const most of [-1, 65_537, 1.5, Number.NaN]) {
        expect(() => index.search(hash, 31, most)).toThrow(RangeError);
      }
    });

    it("a handle that no hash can have, and takes out none", () => {
      const index = builtOf(uniformHashes(3, 15));
      for (const handle of [-1, 3, 0.5, 2 ** 32, Number.NaN]) {
        expect(() => index.removeAt(handle)).toThrow(RangeError);
      }
      expect(index.size).toBe(3);
    });

    it("a handle whose hash was removed, in a full bucket and in an empty index", () => {
      const index = numberedIndex();
      const handles = [1, 2, 3].map((number) => index.add(number, hash));
      index.removeAt(handles[0]!);

      expect(() => index.removeAt(handles[0]!)).toThrow(RangeError);
      expect(found(index, hash, 0)).toEqual(["2:0", "3:0"]);
      for (const handle of handles.slice(1)) index.removeAt(handle);
      expect(() => index.removeAt(handles[1]!)).toThrow(RangeError);
      expect(index.size).toBe(0);
    });

    it("more hashes than one index can hold, before anything is asked of the system", () => {
      expect(() => numberedIndex({ room: 16_777_216 })).toThrow("share more out among several");
      expect(() => numberedIndex({ room: 1.5 })).toThrow(RangeError);
    });
  });
}
