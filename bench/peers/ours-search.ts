import { writeFileSync } from "node:fs";
import { nativeSearch } from "@holdfast/hash-index/native";
import { answerLines } from "./answer-lines.ts";
import { aloneTimes, mixedTimes } from "./change-times.ts";
import { cpuNow } from "./cpu-now.ts";
import { HASH_BYTES } from "./data/bits.ts";
import { readHashes } from "./read-hashes.ts";
import { residentBytes } from "./resident-bytes.ts";
import type { Asked, BatchTimes, Built, SingleTimes } from "./search-peer.ts";
import { type MeasuredIndex, measuredIndex } from "./several-indexes.ts";

// Our index in a process of its own, asked and answering as `search-peer.ts` describes. Bytes of a
// hash go in and numbers and distances come out, copies included, as for faiss. An argument names the
// native search to use.

const [file] = process.argv.slice(2);
const native = file === undefined ? undefined : nativeSearch(file);

let held: MeasuredIndex | undefined;

function index(): MeasuredIndex {
  if (held === undefined) throw new Error("Cannot search: nothing was built");
  return held;
}

const hashAt = (hashes: Uint8Array, at: number) =>
  hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

function timed<Answer>(work: () => Answer): { answer: Answer; wall: number; cpu: number } {
  const wall = performance.now();
  const cpu = cpuNow();
  const answer = work();
  return { answer, wall: (performance.now() - wall) / 1_000, cpu: cpuNow() - cpu };
}

function build(asked: { hashes: string; first: number; step: number }): Built {
  const hashes = readHashes(asked.hashes);
  const count = hashes.length / HASH_BYTES;
  const numbers = Uint32Array.from({ length: count }, (_, at) => asked.first + asked.step * at);
  held = undefined;
  const before = residentBytes();
  const { wall, cpu } = timed(() => {
    held = measuredIndex(count, native);
    held.addMany(numbers, hashes);
    held.search(hashAt(hashes, 0), 31);
  });
  const resident = residentBytes() - before;
  // What was built from is used once more, so that it was not thrown away in between.
  if (!index().search(hashAt(hashes, 0), 0).numbers.includes(numbers[0]!)) {
    throw new Error("Cannot trust the index: it does not find what it was built from");
  }
  return { wall, cpu, resident, held: index().memory };
}

function single({ queries, from, count, distance }: Asked): SingleTimes {
  const asked = readHashes(queries, from, count);
  const rows = Array.from({ length: count }, (_, at) => hashAt(asked, at));
  const wall: number[] = [];
  const { cpu } = timed(() => {
    for (const row of rows) {
      const started = performance.now();
      index().search(row, distance);
      wall.push(1_000 * (performance.now() - started));
    }
  });
  return { wall, cpu: (1e6 * cpu) / count };
}

function batch({ queries, from, count, distance }: Asked): BatchTimes {
  const asked = readHashes(queries, from, count);
  let found = 0;
  const { wall, cpu } = timed(() =>
    index().searchMany(asked, distance, () => {
      found += 1;
    }),
  );
  return { wall, cpu, found };
}

function results(asked: { queries: string; distance: number; out: string }) {
  const queries = readHashes(asked.queries);
  let truncated = 0;
  const rows: (readonly [query: number, number: number, distance: number])[] = [];
  for (let query = 0; query * HASH_BYTES < queries.length; query += 1) {
    const found = index().search(hashAt(queries, query), asked.distance);
    if (!found.isWhole) truncated += 1;
    for (const [at, number] of found.numbers.entries()) {
      rows.push([query, number, found.distances[at]!]);
    }
  }
  writeRows(asked.out, rows);
  return { truncated };
}

/** The same as `results`, from one batch. */
function batchResults(asked: { queries: string; distance: number; out: string }) {
  const rows: (readonly [query: number, number: number, distance: number])[] = [];
  index().searchMany(readHashes(asked.queries), asked.distance, (...row) => rows.push(row));
  writeRows(asked.out, rows);
  return { truncated: 0 };
}

function writeRows(file: string, rows: (readonly [number, number, number])[]): void {
  rows.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  writeFileSync(file, Uint32Array.from(rows.flat()));
}

answerLines({
  build,
  single,
  batch,
  results,
  "batch-results": batchResults,
  changes: (asked: { fresh: string; free: number }) =>
    aloneTimes(index(), readHashes(asked.fresh), asked.free),
  mixed: ({ fresh, queries, free }: { fresh: string; queries: string; free: number }) =>
    mixedTimes(index(), { fresh: readHashes(fresh), queries: readHashes(queries), free }),
  drop: () => {
    held = undefined;
    residentBytes();
    return {};
  },
});
