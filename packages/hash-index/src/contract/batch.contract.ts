import { describe, expect, it } from "vitest";
import type { NumberedIndex } from "../numbered-index.ts";
import { uniformHashes } from "../testing/made-up-hashes.ts";
import { builtOf, counted, type MakeIndex, row } from "./asked-index.contract.ts";

/** That a batch finds what single searches find, can be stopped, and keeps to itself. */
export function batchContract(numberedIndex: MakeIndex): void {
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
      const index = builtOf(numberedIndex, new Uint8Array(alike * 32));
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
      const index = builtOf(numberedIndex, hashes);
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
      const index = builtOf(numberedIndex, hashes);

      expect(() => index.searchMany(hashes, 31, () => use(index))).toThrow("has ended");

      expect(index.size).toBe(10);
      use(index);
    });

    it("may not read on in a snapshot that was begun before, which is whole when read afterwards", () => {
      const index = builtOf(numberedIndex, hashes);
      const whole = Buffer.concat([...index.save()]);
      const saving = index.save()[Symbol.iterator]();
      const pieces: Uint8Array[] = [saving.next().value];
      const readOn = () => {
        for (let piece = saving.next(); !piece.done; piece = saving.next())
          pieces.push(piece.value);
      };
      const told: number[] = [];

      index.searchMany(hashes, 31, (query) => {
        expect(readOn).toThrow("has ended");
        told.push(query);
      });
      readOn();

      expect(told.sort((a, b) => a - b)).toEqual([...counted(10)]);
      expect(whole.equals(Buffer.concat(pieces))).toBe(true);
    });
  });
}
