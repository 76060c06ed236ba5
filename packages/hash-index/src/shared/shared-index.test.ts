import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { sharedKernel } from "../kernel/shared-kernel.ts";
import { indexReader, openSharedIndex, type SharedHandle, sharedIndex } from "../shared.ts";
import { openSavedIndex } from "../snapshot/open-saved-index.ts";
import {
  clusteredHashes,
  flatScan,
  flipBits,
  randomWords,
  uniformHashes,
} from "../testing/made-up-hashes.ts";
import type { ReadingReport, ReadingTask } from "../testing/reading-thread.ts";

const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);
const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);

/** Machines that do other things as well need longer. */
const PATIENT = 60_000;

/** Hashes near four others, so that they share buckets. */
function crowd(count: number): Uint8Array {
  const next = randomWords(41);
  const centres = uniformHashes(4, 42);
  const hashes = new Uint8Array(count * 32);
  for (let at = 0; at < count; at++) {
    const hash = row(hashes, at);
    hash.set(row(centres, at % 4));
    flipBits(hash, next() % 9, next);
  }
  return hashes;
}

function startReading(task: ReadingTask): Worker {
  return new Worker(new URL("../testing/reading-thread.ts", import.meta.url), {
    workerData: task,
    execArgv: ["--conditions=holdfast-source"],
  });
}

describe("an index that threads share", { timeout: PATIENT }, () => {
  it("answers every thread rightly while it changes, grows and is spread anew without a pause", async () => {
    const staying = 120;
    const pool = crowd(400);
    const index = sharedIndex({ room: 10 });
    index.addMany(counted(staying), pool.subarray(0, staying * 32));
    const threads = [1, 2].map((seed) => {
      const words = new Int32Array(new SharedArrayBuffer(8));
      const task = { handle: index.handle, pool, staying, distance: 31, seed, words };
      return { words, worker: startReading(task) };
    });
    const reports = threads.map(({ worker }) => once(worker, "message"));
    const fillers = uniformHashes(40_000, 43);
    const next = randomWords(44);
    const there = new Map<number, number>();
    const handles: number[] = [];

    for (let step = 0; threads.some(({ words }) => Atomics.load(words, 0) < 2_000); step++) {
      const number = staying + (next() % (400 - staying));
      const handle = there.get(number);
      if (handle === undefined) there.set(number, index.add(number, row(pool, number)));
      else {
        index.removeAt(handle);
        there.delete(number);
      }
      const filler = step % 80_000;
      if (filler < 40_000) handles.push(index.add(1_000_000 + filler, row(fillers, filler)));
      else index.removeAt(handles.pop()!);
    }
    for (const { words } of threads) Atomics.store(words, 1, 1);

    for (const [report] of await Promise.all(reports)) {
      expect((report as ReadingReport).faults).toEqual([]);
    }
  });

  it("shows a reader every change that was over", () => {
    const pool = clusteredHashes(500, 45);
    const index = sharedIndex({ room: 1 });
    const reader = indexReader(index.handle);
    const next = randomWords(46);
    const there = new Map<number, number>();

    for (let step = 0; step < 3_000; step++) {
      const at = next() % 500;
      const handle = there.get(at);
      if (handle === undefined) there.set(at, index.add(at, row(pool, at)));
      else index.removeAt(handle);
      if (handle !== undefined) there.delete(at);
      const query = row(pool, next() % 500);
      const { numbers, distances } = reader.search(query, 31);
      const found = Array.from(numbers, (number, place) => `${number}:${distances[place]}`);
      const expected = flatScan(pool, query, 31).filter((match) =>
        there.has(Number(match.split(":")[0])),
      );
      expect(found.sort()).toEqual(expected);
    }
  });

  it("is filled, asked, emptied and saved like any other", () => {
    const hashes = uniformHashes(6_000, 47);
    const index = sharedIndex();
    index.addMany(counted(5_000), hashes.subarray(0, 5_000 * 32));
    index.addMany(
      counted(1_000).map((number) => number + 5_000),
      hashes.subarray(5_000 * 32),
    );
    const reader = indexReader(index.handle);
    const asked = row(hashes, 5_500);

    expect(index.size).toBe(6_000);
    expect(reader.search(asked, 31)).toEqual(index.search(asked, 31));
    const batch: number[] = [];
    index.searchMany(asked, 31, (_, number) => batch.push(number));
    expect(batch).toEqual([5_500]);
    const again = openSharedIndex(index.save());
    expect(indexReader(again.handle).search(asked, 31).numbers).toEqual(Uint32Array.of(5_500));
    expect(index.remove(5_500, asked)).toBe(true);
    expect(reader.search(asked, 31).numbers).toHaveLength(0);
    expect(Math.abs(index.memory - openSavedIndex(index.save()).memory)).toBeLessThan(5_000);
  });

  it("is written to by a reader on the reader's desk only", () => {
    const index = sharedIndex({ room: 1 });
    const hash = uniformHashes(1, 50);
    index.add(1, hash);
    const { memory } = index.handle;
    const { inputAt, HEADS } = sharedKernel(memory, 0, () => {});
    const shared = () => {
      const bytes = Buffer.from(memory.buffer);
      return [bytes.subarray(0, inputAt()), bytes.subarray(HEADS.value)] as const;
    };
    const reader = indexReader(index.handle);
    const before = shared().map((bytes) => Buffer.from(bytes));

    for (let search = 0; search < 10; search++) reader.search(hash, 31);

    expect(shared().map((bytes, at) => bytes.equals(before[at]!))).toEqual([true, true]);
  });

  it("has a place for 63 readers, and for another when one has left", () => {
    const index = sharedIndex({ room: 1 });
    const hash = uniformHashes(1, 48);
    index.add(1, hash);
    const readers = Array.from({ length: 63 }, () => indexReader(index.handle));

    expect(() => indexReader(index.handle)).toThrow("63 threads do already");
    readers[5]!.close();
    readers[5]!.close();

    expect(indexReader(index.handle).search(hash, 0).numbers).toEqual(Uint32Array.of(1));
    expect(() => readers[5]!.search(hash, 0)).toThrow("the reader is closed");
    expect(readers[62]!.search(hash, 0).numbers).toEqual(Uint32Array.of(1));
  });

  it("refuses what any index refuses, and can be used afterwards", () => {
    const index = sharedIndex();
    const reader = indexReader(index.handle);
    const hash = uniformHashes(1, 49);

    expect(() => index.add(-1, hash)).toThrow(RangeError);
    expect(() => index.add(1, hash.subarray(1))).toThrow(RangeError);
    expect(() => index.addMany(counted(2), hash)).toThrow(RangeError);
    expect(() => reader.search(hash, 41)).toThrow(RangeError);
    expect(() => reader.search(hash, 31, -1)).toThrow(RangeError);
    expect(() => index.removeAt(5)).toThrow(RangeError);
    expect(() => reader.search(hash.subarray(1), 31)).toThrow(RangeError);
    expect(() => sharedIndex({ room: -1 })).toThrow(RangeError);
    expect(() => openSharedIndex([new Uint8Array(96)])).toThrow("it is none");
    for (const other of [{}, index, undefined] as unknown as SharedHandle[]) {
      expect(() => indexReader(other)).toThrow("expected the handle of a shared one");
    }

    index.add(1, hash);
    expect(reader.search(hash, 0).numbers).toEqual(Uint32Array.of(1));
  });
});
