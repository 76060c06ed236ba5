import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberedIndex } from "../numbered-index.ts";
import { clusteredHashes } from "../testing/made-up-hashes.ts";
import { openArrivingIndex, openSavedIndex } from "./open-saved-index.ts";
import { SnapshotError } from "./snapshot-error.ts";

const hashes = clusteredHashes(500, 1);
const row = (at: number) => hashes.subarray(at * 32, (at + 1) * 32);

function filledIndex() {
  const index = numberedIndex({ room: 600 });
  for (let at = 0; at < 500; at++) index.add(at, row(at));
  for (let at = 0; at < 500; at += 3) index.remove(at, row(at));
  return index;
}

const index = filledIndex();
const saved = Buffer.concat([...index.save()]);

/** Cuts bytes into pieces of this length. */
function* pieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describe("a snapshot that is taken over", () => {
  it("finds what the index found, and can be changed", () => {
    const taken = openSavedIndex([saved]);

    expect(taken.size).toBe(index.size);
    for (let at = 0; at < 500; at++) {
      expect(taken.search(row(at), 31)).toEqual(index.search(row(at), 31));
    }
    expect(taken.remove(1, row(1))).toBe(true);
    taken.add(900, row(0));
    expect([...taken.search(row(0), 0).numbers]).toContain(900);
  });

  it("is the same whatever pieces it comes in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 2_000_000 }), (length) => {
        const taken = openSavedIndex(pieces(saved, length));
        expect(Buffer.concat([...taken.save()]).equals(saved)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it("may arrive piece by piece", async () => {
    async function* arriving() {
      yield* pieces(saved, 700_000);
    }

    const taken = await openArrivingIndex(arriving());

    expect(Buffer.concat([...taken.save()]).equals(saved)).toBe(true);
  });

  it("may be of an index with nothing in it", () => {
    const taken = openSavedIndex(numberedIndex().save());

    expect(taken.size).toBe(0);
    taken.add(1, row(1));
    expect([...taken.search(row(1), 0).numbers]).toEqual([1]);
  });
});

describe("a snapshot is refused", () => {
  it("when any one bit of it was altered", () => {
    fc.assert(
      fc.property(fc.nat(saved.length - 1), fc.nat(7), (at, bit) => {
        const altered = Buffer.from(saved);
        altered[at]! ^= 1 << bit;
        expect(() => openSavedIndex([altered])).toThrow(SnapshotError);
      }),
      { numRuns: 60 },
    );
  });

  it("when any one bit of its header was altered, before memory is laid out for it", () => {
    for (let bit = 0; bit < 96 * 8; bit++) {
      const altered = Buffer.from(saved.subarray(0, 96));
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openSavedIndex([altered])).toThrow(/it is none|it has format|it was altered/);
    }
  });

  it("when it was torn anywhere", () => {
    fc.assert(
      fc.property(fc.nat(saved.length - 1), (length) => {
        const torn = [saved.subarray(0, length)];
        expect(() => openSavedIndex(torn)).toThrow("its end is missing");
      }),
      { numRuns: 30 },
    );
  });

  it("when something follows it", () => {
    const longer = [saved, new Uint8Array(1)];
    expect(() => openSavedIndex(longer)).toThrow("it goes on");
  });

  it("when it is given as bytes instead of pieces of them", async () => {
    const bytes = saved as unknown as Iterable<Uint8Array>;
    async function* arriving() {
      yield* bytes;
    }
    const words = [saved.subarray(0, 32).toString("hex")] as unknown as Uint8Array[];
    const expected = new RangeError(
      "Cannot take over what was saved: expected pieces of bytes, as in [bytes]",
    );

    expect(() => openSavedIndex(bytes)).toThrow(expected);
    expect(() => openSavedIndex(words)).toThrow(expected);
    await expect(openArrivingIndex(arriving())).rejects.toThrow(expected);
  });

  it("when it is none, or of another format", () => {
    expect(() => openSavedIndex([new Uint8Array(1_000)])).toThrow(SnapshotError);
    expect(() => openSavedIndex([])).toThrow(SnapshotError);

    const later = Buffer.from(saved);
    later.writeUInt32LE(3, 4);
    expect(() => openSavedIndex([later])).toThrow("it has format 3, not 2");
  });
});
