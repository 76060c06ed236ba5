import { describe, expect, it } from "vitest";
import {
  clusteredHashes,
  degenerateHashes,
  flatScan,
  randomWords,
  uniformHashes,
} from "../testing/made-up-hashes.ts";
import {
  builtOf,
  counted,
  found,
  type MakeIndex,
  PATIENT,
  queriesFor,
  row,
} from "./asked-index.contract.ts";

/** That every change shows in the next search. */
export function changingContract(numberedIndex: MakeIndex): void {
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
      const index = builtOf(numberedIndex, hashes);
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
      const index = builtOf(numberedIndex, uniformHashes(1_000_000, 15));
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
}
