import { beforeAll, describe, expect, it } from "vitest";
import { indexOver } from "../numbered-index.ts";
import { uniformHashes } from "../testing/made-up-hashes.ts";
import { batchReader } from "./batch-reader.ts";
import { indexKernel } from "./index-kernel.ts";

const TABLES = 16;
const BUCKETS = 65_536;
const LINE_SLOTS = 32;
const LISTED = 600_000;
/** More than there are gaps, so that every table is spread anew. */
const ADDED = 70_000;

/** Hashes of which a fourth of the bits are zero, so that some buckets hold much and others little. */
function crowded(count: number, seed: number): Uint8Array {
  const hashes = uniformHashes(count, seed);
  for (let at = 1; at < hashes.length; at += 2) hashes[at]! &= 0x0f;
  return hashes;
}

function openKernel() {
  const batch = batchReader();
  const kernel = indexKernel(batch.take);
  kernel.open(0);
  return { kernel, index: indexOver(kernel, batch) };
}

/** How many lines a search of each bucket reads, for each that it would if buckets lay anyhow. */
function linesRead({ kernel }: ReturnType<typeof openKernel>, table: number): number {
  const starts = new Uint32Array(kernel.memory.buffer, kernel.startAt(table, 0), BUCKETS + 1);
  let lines = 0;
  let anyhow = 0;
  for (let value = 0; value < BUCKETS; value++) {
    const [from, to] = [starts[value]!, starts[value + 1]!];
    if (from === to) continue;
    lines += Math.floor((to - 1) / LINE_SLOTS) - Math.floor(from / LINE_SLOTS) + 1;
    anyhow += (to - from - 1) / LINE_SLOTS + 1;
  }
  return lines / anyhow;
}

describe("where the buckets of a long list lie", () => {
  const made = openKernel();
  beforeAll(() => {
    const numbers = Uint32Array.from({ length: LISTED }, (_, at) => at);
    made.index.addMany(numbers, crowded(LISTED, 11));
  });

  it("begins each table with a line, and most buckets", () => {
    for (let table = 0; table < TABLES; table++) {
      expect(made.kernel.partnerAt(table, 0) % 64).toBe(0);
      expect(linesRead(made, table)).toBeLessThan(0.97);
    }
  });

  it("does so when tables are spread anew, and loses nothing", () => {
    const { kernel, index } = made;
    const hashes = crowded(ADDED, 12);
    const slots = kernel.usedSlots(0);
    for (let at = 0; at < ADDED; at++) {
      index.add(LISTED + at, hashes.subarray(at * 32, (at + 1) * 32));
    }

    expect(kernel.usedSlots(0)).toBeGreaterThan(slots);
    expect(kernel.isSound()).toBe(1);
    for (let table = 0; table < TABLES; table++) expect(linesRead(made, table)).toBeLessThan(0.97);
    for (let at = 0; at < ADDED; at += 1_000) {
      const { numbers } = index.search(hashes.subarray(at * 32, (at + 1) * 32), 0);
      expect(numbers).toContain(LISTED + at);
    }
  });
});
