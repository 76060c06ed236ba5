import type { Figure, Goal } from "../figure.ts";
import { median } from "../percentile.ts";
import type { Unit } from "../quantity.ts";
import type { IndexKind } from "./index-kinds.ts";
import type { Readings } from "./memory-reader.ts";
import { BATCH } from "./search-counts.ts";
import { ROUNDS, type SearchRound, type SizeFindings } from "./search-measures.ts";
import { DISTANCE } from "./search-peer.ts";
import { type Spread, spread } from "./spread.ts";

/** A limit, and what is meant to be reached beyond it. */
interface Wanted {
  readonly must: number;
  readonly aim: number;
}

/** How often faster a single search must be than faiss's MultiHash, by the length of the list. */
const SINGLE: Readonly<Record<number, Wanted>> = {
  1000000: { must: 120, aim: 200 },
  10000000: { must: 400, aim: 700 },
};

/** How often faster each search of a batch must be. */
const BATCHED: Wanted = { must: 1_000, aim: 2_500 };

/** Where the figures are judged that depend on the length of the list. */
const JUDGED_SIZE = 10_000_000;

/** How often faster ours is than another, in each round: by the middle search, and in a batch. */
export function ratios({ rounds, counts }: SizeFindings, other: IndexKind) {
  const each = (index: IndexKind, { batch }: SearchRound) => batch[index].cpu / counts.batch[index];
  return {
    single: spread(
      rounds.map(({ single }) => median(single[other].wall) / median(single.ours.wall)),
    ),
    singleCpu: spread(rounds.map(({ single }) => single[other].cpu / single.ours.cpu)),
    batch: spread(rounds.map((round) => each(other, round) / each("ours", round))),
  } satisfies Record<string, Spread>;
}

/** How often faster ours is with the native search than another, in each round. */
export function nativeRatios({ rounds, counts }: SizeFindings, other: IndexKind) {
  const pairs = rounds.flatMap(({ native, single, batch }) =>
    native === undefined ? [] : [{ native, single: single[other], batch: batch[other] }],
  );
  if (pairs.length === 0) return undefined;
  return {
    single: spread(
      pairs.map(({ native, single }) => median(single.wall) / median(native.single.wall)),
    ),
    batch: spread(
      pairs.map(
        ({ native, batch }) =>
          batch.cpu / counts.batch[other] / (native.batch.cpu / counts.batch.ours),
      ),
    ),
  } satisfies Record<string, Spread>;
}

/** How often faster ours is in a batch than the reference's flat scan, in each round. */
export function flatScanRatio({ rounds, counts }: SizeFindings): Spread | undefined {
  const ratios = rounds.flatMap(({ flatScan, batch }) =>
    flatScan === undefined
      ? []
      : [flatScan.cpu / counts.flatScan / (batch.ours.cpu / counts.batch.ours)],
  );
  return ratios.length === 0 ? undefined : spread(ratios);
}

/** The figures of one list, those of the table first. */
export function sizeFigures(findings: SizeFindings): readonly Figure[] {
  const { size, counts, built, many, alone, mixed, library } = findings;
  const list = `${size.toLocaleString("en-GB")} hashes`;
  const judged = <Limit>(limit: Limit) => (size === JUDGED_SIZE ? limit : undefined);
  const { single, batch } = ratios(findings, "multi-hash");
  const figures: Figure[] = [
    figure(
      `single search against faiss MultiHash, ${list}`,
      single.middle,
      "times",
      "at-least",
      SINGLE[size],
      `The middle of ${counts.single.ours.toLocaleString("en-GB")} searches of ours and of the first ${counts.single["multi-hash"].toLocaleString("en-GB")} of them with faiss, one at a time within ${DISTANCE} bits, 99 in 100 for fresh hashes, on the clock; the middle of ${ROUNDS} rounds.`,
    ),
    ...nativeFigures(findings, list),
    ...boundFigures(findings, list),
    figure(
      `batch against faiss MultiHash, ${list}`,
      batch.middle,
      "times",
      "at-least",
      judged(BATCHED),
      `Processor time a search: ours in a batch of ${BATCH.toLocaleString("en-GB")}, faiss in one call with ${counts.batch["multi-hash"].toLocaleString("en-GB")} of the same, because more would take minutes and cost each the same; the middle of ${ROUNDS} rounds.`,
    ),
    figure(
      `bytes a hash, ${list}`,
      Math.round(built.ours.resident / size),
      "bytes",
      "at-most",
      judged({ must: 132, aim: 108 }),
      "What the process holds more after building, the raw hashes not counted.",
    ),
    figure(
      `build, ${list}`,
      built.ours.cpu,
      "seconds",
      "at-most",
      judged({ must: 12, aim: 5 }),
      `Processor time from raw hashes in memory to the answer of a first search, one thread, once; ${built.ours.wall.toFixed(1)} s on the clock, and ${built["multi-hash"].cpu.toFixed(0)} s of processor time for faiss.`,
    ),
    figure(
      `add one until it is found, ${list}`,
      alone.add.p50,
      "microseconds",
      "at-most",
      judged({ must: 50, aim: 10 }),
      "The middle of 100,000, one at a time, on the clock; after every 50th the next search had to find it.",
    ),
    figure(
      `add one, amortised, ${list}`,
      alone.cpu.add,
      "microseconds",
      "at-most",
      judged({ must: 10, aim: 4 }),
      "Processor time of the same 100,000, with all work that they caused.",
    ),
    figure(
      `remove one, ${list}`,
      alone.cpu.remove,
      "microseconds",
      "at-most",
      judged({ must: 5, aim: 1 }),
      "Processor time of removing the same 100,000 again, with all work that it caused; after every 50th the next search must not find it.",
    ),
    figure(
      `p99 by p50 of single searches, ${list}`,
      many.p99 / many.p50,
      "times",
      "at-most",
      undefined,
      "20,000 searches in a row. The aim is 2 × or less.",
    ),
    figure(
      `search while hashes come and go, p99, ${list}`,
      mixed.search.p99,
      "microseconds",
      "at-most",
      undefined,
      "Of 100 operations 95 search, 4 add and 1 removes; 20,000 searches.",
    ),
  ];
  if (library !== undefined) {
    figures.push(
      figure(
        "a library of 1,000,000 against a list of 1,000,000",
        library.cpu,
        "seconds",
        "at-most",
        { must: 10, aim: 4 },
        `Processor time of one batch on one thread, ${library.wall.toFixed(1)} s on the clock; 1 in 100 of the library is a copy, and ${library.found.toLocaleString("en-GB")} matches were found.`,
      ),
    );
  }
  return figures;
}

/** The same with the native search, which somebody has to compile. */
function nativeFigures(findings: SizeFindings, list: string): readonly Figure[] {
  const ratios = nativeRatios(findings, "multi-hash");
  if (ratios === undefined || findings.nativeBuilt === undefined) return [];
  const { size, nativeBuilt } = findings;
  const optional =
    "With the native search, which is optional; the same searches in the same rounds.";
  return [
    figure(
      `single search, native, against faiss MultiHash, ${list}`,
      ratios.single.middle,
      "times",
      "at-least",
      SINGLE[size],
      optional,
    ),
    figure(
      `batch, native, against faiss MultiHash, ${list}`,
      ratios.batch.middle,
      "times",
      "at-least",
      size === JUDGED_SIZE ? BATCHED : undefined,
      optional,
    ),
    {
      what: `bytes a hash, native, ${list}`,
      value: Math.round(nativeBuilt.resident / size),
      unit: "bytes",
      how: `The same index in large pages, which it fills less tightly; built in ${nativeBuilt.cpu.toFixed(1)} s of processor time.`,
    },
  ];
}

/** How often faster than faiss's a search would be that only reads: no search here can be more. */
function boundFigures({ rounds }: SizeFindings, list: string): readonly Figure[] {
  const read = rounds.flatMap(({ single, reading }) =>
    reading === undefined ? [] : [{ peer: median(single["multi-hash"].wall), reading }],
  );
  if (read.length === 0) return [];
  const middle = (way: ReadingWay) => median(read.map(({ reading }) => reading[way]));
  const shown = (way: ReadingWay) => `${middle(way).toFixed(1)} µs`;
  const bound = (what: string, way: ReadingWay, how: string): Figure => ({
    what: `bound: ${what} against a search of faiss MultiHash, ${list}`,
    value: median(read.map(({ peer, reading }) => peer / reading[way])),
    unit: "times",
    how,
  });
  return [
    bound(
      "reading alone",
      "usual",
      `Native code reads one byte of each line of the partners that one search needs, all places known beforehand: ${shown("usual")} in the middle, ${shown("large")} with pages of 2 MiB. Finding the places, comparing and looking at whole hashes come on top. WebAssembly has no other way to read.`,
    ),
    bound(
      "reading what was asked for",
      "prefetched",
      `The same with pages of 2 MiB, and every line asked for before the first is read, which a processor can only be told in its own code: ${shown("prefetched")} in the middle.`,
    ),
  ];
}

/** The ways in which memory was read. */
type ReadingWay = Exclude<keyof Readings, "lines">;

function figure(
  what: string,
  value: number,
  unit: Unit,
  kind: Goal["kind"],
  wanted: Wanted | undefined,
  how: string,
): Figure {
  if (wanted === undefined) return { what, value, unit, how };
  const goal = { kind, limit: wanted.must };
  return { what, value, unit, goal, how: `${how} The aim is ${wanted.aim}.` };
}
