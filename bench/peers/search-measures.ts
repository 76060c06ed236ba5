import { writeFileSync } from "node:fs";
import path from "node:path";
import { percentile } from "../percentile.ts";
import type { AloneTimes, MixedTimes } from "./change-times.ts";
import { balancedHashes } from "./data/balanced-hashes.ts";
import { clusteredHashes } from "./data/clustered-hashes.ts";
import { nearHashes } from "./data/near-hashes.ts";
import { uploadHashes } from "./data/upload-hashes.ts";
import { type FairRounds, fairRounds } from "./fair-rounds.ts";
import type { MemoryReader, Readings } from "./memory-reader.ts";
import {
  type Comparison,
  compareResults,
  requireEveryDistance,
  requireSame,
} from "./result-sets.ts";
import {
  type BatchTimes,
  type Built,
  type IndexKind,
  NUMBERS,
  type SearchPeer,
  type SingleTimes,
} from "./search-peer.ts";

/** Bits within which two hashes count as one picture; `MATCH_DISTANCE` of `packages/decision`. */
export const DISTANCE = 31;

/** The greatest distance that ours can be asked for, in bits. */
const FURTHEST = 40;

export const ROUNDS = 5;

/** Searches of the big batch. */
export const BATCH = 50_000;

/** Searches, changes and their mixture are measured with so many. */
const MANY = 20_000;
const FRESH = 100_000;

/** The most hashes of a library that is scanned; a list at least as long is scanned for it. */
export const LIBRARY = 1_000_000;

/** The two sides. */
export interface Peers {
  readonly faiss: SearchPeer;
  readonly ours: SearchPeer;
  /** Absent where it cannot be compiled. */
  readonly memory: MemoryReader | undefined;
}

/** What both sides did with the same searches in one round. */
export interface SearchRound {
  readonly single: Readonly<Record<IndexKind, SingleTimes>>;
  readonly batch: Readonly<Record<IndexKind, BatchTimes>>;
  /** faiss's MultiHash through its own Python functions, the same searches. */
  readonly wrapped: SingleTimes;
  /** Reading what one of our searches reads of partners, and nothing else. */
  readonly reading: Readings | undefined;
}

/** Everything that was measured with one list. */
export interface SizeFindings extends FairRounds<SearchRound> {
  readonly size: number;
  readonly built: Readonly<Record<IndexKind, Built>>;
  /** How many searches each index was asked in a round. */
  readonly counts: RoundCounts;
  /** Our single searches, many of them in a row. */
  readonly many: { readonly p50: number; readonly p99: number };
  readonly library?: BatchTimes;
  readonly alone: AloneTimes;
  readonly mixed: MixedTimes;
  readonly compared: {
    readonly queries: number;
    readonly faiss: Comparison;
    readonly ours: Comparison;
    readonly oursFurthest: Comparison;
  };
}

/** Searches of one round. A batch of faiss is as long as it can wait for, and is counted for each. */
export interface RoundCounts {
  readonly single: number;
  /** Not timed: about as much time for each, so that all have their arrays as near as they come. */
  readonly warmUp: Readonly<Record<IndexKind, number>>;
  readonly batch: Readonly<Record<IndexKind, number>>;
}

/** About a minute of a round at most: faiss takes 4 ns for each listed hash and search. */
function roundCounts(size: number): RoundCounts {
  const within = (seconds: number, most: number) =>
    Math.max(50, Math.min(most, Math.round((seconds * 1e9) / (4.5 * size))));
  return {
    single: within(4, 1_000),
    warmUp: { "multi-hash": within(1, 1_000), flat: within(1, 1_000), ours: MANY },
    batch: { "multi-hash": within(8, 1_000), flat: within(4, 1_000), ours: BATCH },
  };
}

/** Measures both sides with one made-up list of so many hashes. */
export async function measureSize(
  { faiss, ours, memory }: Peers,
  size: number,
  folder: string,
  say: (progress: string) => void,
): Promise<SizeFindings> {
  const file = (name: string, hashes: Uint8Array) => {
    const written = path.join(folder, `${name}.bin`);
    writeFileSync(written, hashes);
    return written;
  };
  const count = size.toLocaleString("en-GB");
  const counts = roundCounts(size);

  say(`${count}: the list is made up`);
  const list = clusteredHashes(size, 1);
  const hashes = file("list", list);
  const uploads = file("uploads", uploadHashes(list, ROUNDS * 2 * BATCH, 2));
  const fresh = file("fresh", balancedHashes(FRESH, 3));
  const many = file("many", uploadHashes(list, MANY, 4));

  say(`${count}: indexes are built`);
  const built = {
    ours: await ours.build("ours", hashes),
    flat: await faiss.build("flat", hashes),
    "multi-hash": await faiss.build("multi-hash", hashes),
  };

  say(`${count}: what is found is compared`);
  const queries = size > 2_000_000 ? 5 * (FURTHEST + 1) : 25 * (FURTHEST + 1);
  const near = file("near", nearHashes(list, queries, 5));
  const compared = { queries, ...(await compare({ faiss, ours }, near, folder)) };

  const asked = (index: IndexKind, from: number, howMany: number) => ({
    ...{ index, queries: uploads, from, count: howMany, distance: DISTANCE },
  });
  const single = async (index: IndexKind, from: number) => {
    const peer = index === "ours" ? ours : faiss;
    await peer.single(asked(index, from + counts.single, counts.warmUp[index]));
    return peer.single(asked(index, from, counts.single));
  };
  const batch = (index: IndexKind, from: number) =>
    (index === "ours" ? ours : faiss).batch(asked(index, from, counts.batch[index]));
  for (let round = 0; round < 3; round += 1) await ours.single(asked("ours", 0, 2_000));
  await ours.batch(asked("ours", 0, 5_000));

  const rounds = await fairRounds(ROUNDS, async (at) => {
    say(`${count}: round ${at + 1}; ${ROUNDS} must count`);
    const from = at * BATCH;
    return {
      single: {
        "multi-hash": await single("multi-hash", from),
        ours: await single("ours", from),
        flat: await single("flat", from),
      },
      wrapped: await faiss.ask<SingleTimes>(
        "single-through-python",
        asked("multi-hash", from, counts.single),
      ),
      reading: await memory?.(size),
      batch: {
        "multi-hash": await batch("multi-hash", from),
        ours: await batch("ours", from),
        flat: await batch("flat", from),
      },
    };
  });
  await faiss.drop();

  say(`${count}: changes`);
  const { wall } = await ours.single({ ...asked("ours", 0, MANY), queries: many });
  const library = size === LIBRARY ? await scan(ours, list, file) : undefined;
  const free = NUMBERS.first + NUMBERS.step * size;
  const alone = await ours.ask<AloneTimes>("changes", { fresh, free });
  const mixed = await ours.ask<MixedTimes>("mixed", { fresh, queries: many, free });
  await ours.drop();

  return {
    ...rounds,
    ...{ size, built, counts, alone, mixed, compared },
    many: { p50: percentile(wall, 0.5), p99: percentile(wall, 0.99) },
    ...(library && { library }),
  };
}

/** Asks for near-duplicates, and stops everything when someone finds more or less than a flat scan. */
async function compare(
  { faiss, ours }: Pick<Peers, "faiss" | "ours">,
  queries: string,
  folder: string,
) {
  const out = (name: string) => path.join(folder, `${name}.out`);
  await faiss.results({ index: "flat", queries, distance: DISTANCE }, out("flat"));
  await faiss.results({ index: "multi-hash", queries, distance: DISTANCE }, out("multi-hash"));
  await ours.results({ index: "ours", queries, distance: DISTANCE }, out("ours"));
  await faiss.results({ index: "flat", queries, distance: FURTHEST }, out("flat-furthest"));
  await ours.results({ index: "ours", queries, distance: FURTHEST }, out("ours-furthest"));
  await ours.ask("batch-results", { queries, distance: DISTANCE, out: out("ours-batch") });

  const compared = {
    faiss: compareResults(out("flat"), out("multi-hash")),
    ours: compareResults(out("flat"), out("ours")),
    oursFurthest: compareResults(out("flat-furthest"), out("ours-furthest")),
  };
  requireSame("faiss's MultiHash", compared.faiss);
  requireSame("our index", compared.ours);
  requireSame(`our index at ${FURTHEST} bits`, compared.oursFurthest);
  requireSame("our batch", compareResults(out("flat"), out("ours-batch")));
  requireEveryDistance(compared.ours, DISTANCE);
  requireEveryDistance(compared.oursFurthest, FURTHEST);
  return compared;
}

/** A library of a million files is scanned for what the list holds, in one batch. */
function scan(
  ours: SearchPeer,
  list: Uint8Array,
  file: (name: string, hashes: Uint8Array) => string,
): Promise<BatchTimes> {
  const queries = file("library", uploadHashes(list, LIBRARY, 6));
  return ours.batch({ index: "ours", queries, from: 0, count: LIBRARY, distance: DISTANCE });
}
