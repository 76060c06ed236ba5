import { type PdqHash, pdqHashToBytes } from "@holdfast/pdq";
import { describe, expect, it } from "vitest";
import { hashIndexOver } from "./hash-index.ts";
import { HashRows } from "./hash-rows.ts";

const FIRST = "0123456789abcdef".repeat(4) as PdqHash;
const SECOND = "fedcba9876543210".repeat(4) as PdqHash;

function isHeldIn(memory: Uint8Array, hash: PdqHash): boolean {
  return Buffer.from(memory.buffer).includes(pdqHashToBytes(hash));
}

describe("a hash that has gone is in no byte of the index", () => {
  it("after its id was removed", () => {
    const rows = new HashRows();
    const index = hashIndexOver<number>(rows);
    index.add(1, FIRST);
    index.add(2, SECOND);
    expect(isHeldIn(rows.memory, FIRST)).toBe(true);

    index.remove(1);

    expect(isHeldIn(rows.memory, FIRST)).toBe(false);
    expect(isHeldIn(rows.memory, SECOND)).toBe(true);
  });

  it("after its id was given another hash", () => {
    const rows = new HashRows();
    const index = hashIndexOver<number>(rows);
    index.add(1, FIRST);

    index.add(1, SECOND);

    expect(isHeldIn(rows.memory, FIRST)).toBe(false);
    expect(isHeldIn(rows.memory, SECOND)).toBe(true);
  });

  it("in the memory that was too small and was given up", () => {
    const rows = new HashRows();
    const index = hashIndexOver<number>(rows);
    const outgrown = rows.memory;
    index.add(0, FIRST);
    expect(isHeldIn(outgrown, FIRST)).toBe(true);

    for (let id = 1; rows.memory.buffer === outgrown.buffer; id++) index.add(id, SECOND);

    expect(outgrown.every((byte) => byte === 0)).toBe(true);
    expect(index.search(FIRST, 0)).toEqual([{ id: 0, distance: 0 }]);
  });

  it("however many come and go, in memory that does not grow with them", () => {
    const rows = new HashRows();
    const index = hashIndexOver<number>(rows);
    const { capacity } = rows;

    for (let id = 0; id < 10 * capacity; id++) {
      index.add(id, FIRST);
      index.remove(id);
    }

    expect(rows.capacity).toBe(capacity);
    expect(rows.memory.every((byte) => byte === 0)).toBe(true);
  });
});
