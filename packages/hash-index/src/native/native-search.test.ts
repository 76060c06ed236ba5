import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { batchReader } from "../kernel/batch-reader.ts";
import { indexKernel } from "../kernel/index-kernel.ts";
import { withNativeSearch } from "../kernel/native-search.ts";
import { compileNativeSearch } from "../native.ts";
import { numberedIndexContract } from "../numbered-index.contract.ts";
import { indexOver, type NumberedIndex, numberedIndex } from "../numbered-index.ts";
import { openSavedIndex } from "../snapshot/open-saved-index.ts";
import { compiledNativeSearch } from "../testing/compiled-native-search.ts";
import { clusteredHashes, degenerateHashes, uniformHashes } from "../testing/made-up-hashes.ts";

const native = await compiledNativeSearch();
const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);
const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);

if (typeof native === "string") it.skip(`native search: ${native}`);
else {
  describe("an index that searches natively", () => {
    numberedIndexContract((options) => numberedIndex({ ...options, native }));
  });

  /** Everything that a batch and single searches say, in the order in which it cannot differ. */
  function answers(index: NumberedIndex, queries: Uint8Array, distance: number): readonly string[] {
    const said: string[] = [];
    index.searchMany(queries, distance, (...found) => said.push(found.join(":")));
    for (let query = 0; query * 32 < queries.length; query++) {
      const { numbers, distances, isWhole } = index.search(row(queries, query), distance);
      said.push(`${query} whole: ${isWhole}`);
      for (const [at, number] of numbers.entries())
        said.push(`${query}:${number}:${distances[at]}`);
    }
    return said.sort();
  }

  it("says just what the kernel says, of lists where each bucket has many", () => {
    const list = new Uint8Array([...uniformHashes(400_000, 1), ...clusteredHashes(20_000, 2)]);
    const queries = new Uint8Array([...row(list, 7), ...list.subarray(400_000 * 32, 400_500 * 32)]);
    const [own, other] = [numberedIndex(), numberedIndex({ native })];
    for (const index of [own, other]) index.addMany(counted(420_000), list);

    for (const distance of [0, 16, 31, 33, 40]) {
      expect(answers(other, queries, distance)).toEqual(answers(own, queries, distance));
    }
  }, 30_000);

  it("says just what the kernel says when most of a long bucket was taken out again", () => {
    const hashes = degenerateHashes(20_000, 3);
    const [own, other] = [numberedIndex(), numberedIndex({ native })];
    for (const index of [own, other]) {
      const handles = Array.from({ length: 20_000 }, (_, at) => index.add(at, row(hashes, at)));
      for (const handle of handles.slice(0, 19_000)) index.removeAt(handle);
    }
    const queries = hashes.subarray(0, 300 * 32);

    expect(answers(other, queries, 40)).toEqual(answers(own, queries, 40));
  });

  it("finds all that buckets hold which are nearly full, however long they are", () => {
    // Copies of each, 1 to 400: so many in all that few places are left free behind them.
    const lengths = Array.from({ length: 4_000 }, (_, at) => 1 + (at % 400));
    const all = lengths.reduce((sum, length) => sum + length, 0);
    const hashes = uniformHashes(4_000, 10);
    const list = new Uint8Array(all * 32);
    const numbers = new Uint32Array(all);
    let at = 0;
    for (const [group, length] of lengths.entries()) {
      for (let copy = 0; copy < length; copy++) {
        list.set(row(hashes, group), at * 32);
        numbers[at++] = group;
      }
    }
    const index = numberedIndex({ room: all, native });
    index.addMany(numbers, list);
    const inBatch = lengths.map(() => 0);

    index.searchMany(hashes, 0, (query) => {
      inBatch[query]!++;
    });

    expect(inBatch).toEqual(lengths);
    for (let group = 0; group < 400; group++) {
      expect(index.search(row(hashes, group), 0).numbers).toHaveLength(lengths[group]!);
    }
  });

  it("gives a batch's finds in turns when there are more than wait at a time", () => {
    const index = numberedIndex({ native });
    index.addMany(counted(500), new Uint8Array(500 * 32));
    let found = 0;

    index.searchMany(new Uint8Array(300 * 32), 31, () => {
      found++;
    });

    expect(found).toBe(150_000);
  });

  it("ends a batch with what is thrown in the middle of a table, and can be used again", () => {
    const index = numberedIndex({ native });
    index.addMany(counted(500), new Uint8Array(500 * 32));
    let found = 0;
    const stop = () => {
      found++;
      if (found === 70_000) throw new Error("enough");
    };

    expect(() => index.searchMany(new Uint8Array(300 * 32), 31, stop)).toThrow("enough");

    expect(found).toBe(70_000);
    expect(index.search(new Uint8Array(32), 31).numbers).toHaveLength(500);
  });

  it("takes over a snapshot of the kernel's, and goes on when memory grows", () => {
    const hashes = uniformHashes(3_000, 5);
    const saved = numberedIndex({ room: 3_000 });
    saved.addMany(counted(3_000), hashes);
    const index = openSavedIndex(saved.save(), { native });

    expect(index.search(row(hashes, 2_999), 0).numbers).toEqual(Uint32Array.of(2_999));
    const more = uniformHashes(60_000, 6);
    for (let at = 0; at < 60_000; at++) index.add(3_000 + at, row(more, at));
    expect(index.search(row(more, 59_999), 0).numbers).toEqual(Uint32Array.of(62_999));
    expect(index.search(row(hashes, 2_999), 0).numbers).toEqual(Uint32Array.of(2_999));
  });

  it("leaves nothing of a hash that was searched for in the index's memory", () => {
    const kernel = withNativeSearch(
      indexKernel(() => {}),
      native,
      () => {},
    );
    kernel.open(100);
    const index = indexOver(kernel, batchReader());
    index.add(1, uniformHashes(1, 8));
    const desk = () =>
      Buffer.from(kernel.memory.buffer).subarray(kernel.inputAt(), kernel.inputAt() + 64);

    index.search(uniformHashes(1, 9), 31);

    expect(kernel.queryAt()).toBe(kernel.inputAt() + 32);
    expect(desk().every((byte) => byte === 0)).toBe(true);
  });

  it("searches in a thread that has little stack", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
    const file = path.join(folder, "search.node");
    await compileNativeSearch(file);

    // In a process of its own, which a stack that is too short would end.
    const program = fileURLToPath(new URL("../testing/shallow-thread.ts", import.meta.url));
    const { stdout } = spawnSync(
      process.execPath,
      ["--conditions=holdfast-source", program, file],
      { encoding: "utf8" },
    );

    expect(stdout).toBe("500 500\n");
    rmSync(folder, { recursive: true });
  });

  it("refuses memory and places that are of no index, or of one that has moved away", () => {
    const places = new Uint32Array(18);
    const refused = "no memory and places";

    expect(() => native.search(new ArrayBuffer(0), places, 31, 1)).toThrow(refused);
    expect(() => native.search(new ArrayBuffer(8), new Uint32Array(17), 31, 1)).toThrow(refused);
    expect(() => native.searchTable(new ArrayBuffer(8), places, 16, 31, () => {})).toThrow(refused);
    expect(() => Reflect.apply(native.search, undefined, [])).toThrow(refused);
  });
}
