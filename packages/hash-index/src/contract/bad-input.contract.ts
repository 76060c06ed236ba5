import { describe, expect, it } from "vitest";
import { uniformHashes } from "../testing/made-up-hashes.ts";
import { builtOf, counted, found, type MakeIndex } from "./asked-index.contract.ts";

/** That bad input is refused in words. */
export function badInputContract(numberedIndex: MakeIndex): void {
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

    it("a hash that is missing", () => {
      const given = [7] as unknown as [number, Uint8Array];

      expect(() => index.remove(...given)).toThrow("expected 32 bytes, found 0");
      expect(() => index.add(...given)).toThrow("expected 32 bytes, found 0");
      expect(index.size).toBe(0);
    });

    it("a signal that cannot be asked, even where there is nothing to search for", () => {
      const { signal } = new AbortController();
      const wrapped = { signal } as unknown as AbortSignal;

      for (const hashes of [hash, new Uint8Array(0)]) {
        const search = () => index.searchMany(hashes, 31, () => {}, wrapped);
        expect(search).toThrow("expected an AbortSignal as the fourth argument");
      }
      index.searchMany(hash, 31, () => {}, signal);
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
      const index = builtOf(numberedIndex, uniformHashes(3, 15));
      for (const handle of [-1, 3, 0.5, 2 ** 32, Number.NaN]) {
        expect(() => index.removeAt(handle)).toThrow(RangeError);
      }
      expect(index.size).toBe(3);
    });

    it("a handle whose hash was removed, in a full bucket and in an empty index", () => {
      const index = numberedIndex();
      const handles = [1, 2, 3].map((number) => index.add(number, hash));
      index.removeAt(handles[0]!);

      expect(() => index.removeAt(handles[0]!)).toThrow("expected the handle of one that is there");
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
