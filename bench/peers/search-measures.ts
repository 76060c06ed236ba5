import { median, percentile } from "../percentile.ts";
import type { AloneTimes, MixedTimes } from "./change-times.ts";
import { compareFound, type FoundBy } from "./compare-found.ts";
import { type FairRounds, fairRounds } from "./fair-rounds.ts";
import { forEachKind, type IndexKind, KINDS, type PerKind } from "./index-kinds.ts";
import type { Readings } from "./memory-reader.ts";
import type { Peers } from "./peers.ts";
import { BATCH, type SearchCounts, searchCounts } from "./search-counts.ts";
import { LIBRARY, writeSearchFiles } from "./search-files.ts";
import { type BatchTimes, type Built, DISTANCE, NUMBERS, type SingleTimes } from "./search-peer.ts";
import { indexesFor } from "./several-indexes.ts";

export const ROUNDS = 5;

/** Searches in a row, with and without changes. */
const MANY = 20_000;

/** Hashes that are added and removed again. */
const FRESH = 100_000;

/** Our index with the native search: as many searches as ours without. */
export interface NativeTimes {
  readonly single: SingleTimes;
  readonly batch: BatchTimes;
}

/** What everyone did with the same searches in one round. */
export interface SearchRound {
  readonly single: PerKind<SingleTimes>;
  readonly batch: PerKind<BatchTimes>;
  /** Our index with the native search. */
  readonly native: NativeTimes | undefined;
  readonly flatScan: BatchTimes | undefined;
  /** faiss's MultiHash through its own Python functions, the same searches. */
  readonly wrapped: SingleTimes;
  /** Reading what one of our searches reads of partners, and nothing else. */
  readonly reading: Readings | undefined;
}

/** Everything that was measured with one list. */
export interface SizeFindings extends FairRounds<SearchRound> {
  readonly size: number;
  readonly built: PerKind<Built>;
  readonly nativeBuilt: Built | undefined;
  /** Whether the reference's flat scan compared in vectors; absent where it is. */
  readonly isVector: boolean | undefined;
  /** How many searches each index was asked in a round. */
  readonly counts: SearchCounts;
  /** Our single searches, many of them in a row. */
  readonly many: { readonly p50: number; readonly p99: number };
  readonly library?: BatchTimes;
  readonly alone: AloneTimes;
  readonly mixed: MixedTimes;
  readonly compared: readonly FoundBy[];
}

/** Single searches in one list, and what reading alone took meanwhile. */
export interface SearchedList {
  readonly size: number;
  readonly rounds: readonly Pick<SearchRound, "single" | "reading">[];
}

/** Microseconds of the middle single search, in the middle round. */
export function middleSearch({ rounds }: SearchedList, kind: IndexKind): number {
  return median(rounds.map(({ single }) => median(single[kind].wall)));
}

/** Measures everyone with one made-up list of so many hashes. */
export async function measureSize(
  peers: Peers,
  size: number,
  folder: string,
  say: (progress: string) => void,
): Promise<SizeFindings> {
  const { faiss, ours, flatScan, memory } = peers;
  // Where several indexes are needed, both of ours and all others do not fit into memory together.
  const native = indexesFor(size) === 1 ? peers.native : undefined;
  const count = size.toLocaleString("en-GB");
  const counts = searchCounts(size);

  say(`${count}: the list is made up`);
  const files = writeSearchFiles(folder, {
    ...{ size, many: MANY, fresh: FRESH },
    uploads: ROUNDS * 2 * BATCH,
  });

  say(`${count}: indexes are built`);
  const built = await forEachKind((kind) => peers[KINDS[kind].side].build(kind, files.list));
  const nativeBuilt = await native?.build("ours", files.list);
  const isVector = await flatScan?.list(files.list);

  say(`${count}: what is found is compared`);
  const compared = await compareFound({ ...peers, native }, files, folder);

  const asked = (index: IndexKind, from: number, howMany: number) => ({
    ...{ index, queries: files.uploads, from, count: howMany, distance: DISTANCE },
  });
  const single = async (kind: IndexKind, from: number, peer = peers[KINDS[kind].side]) => {
    await peer.single(asked(kind, from + counts.single[kind], counts.warmUp[kind]));
    return peer.single(asked(kind, from, counts.single[kind]));
  };
  const batch = (kind: IndexKind, from: number) =>
    peers[KINDS[kind].side].batch(asked(kind, from, counts.batch[kind]));
  for (const peer of native === undefined ? [ours] : [ours, native]) {
    for (let round = 0; round < 3; round += 1) await peer.single(asked("ours", 0, 2_000));
    await peer.batch(asked("ours", 0, 5_000));
  }

  const rounds = await fairRounds(ROUNDS, async (at, turn) => {
    say(`${count}: round ${at + 1}; ${ROUNDS} must count`);
    const from = at * BATCH;
    return {
      single: await forEachKind((kind) => turn(() => single(kind, from))),
      native: native && {
        single: await turn(() => single("ours", from, native)),
        batch: await turn(() => native.batch(asked("ours", from, counts.batch.ours))),
      },
      wrapped: await turn(() =>
        faiss.ask<SingleTimes>(
          "single-through-python",
          asked("multi-hash", from, counts.single["multi-hash"]),
        ),
      ),
      reading: memory && (await turn(() => memory(size, indexesFor(size)))),
      batch: await forEachKind((kind) => turn(() => batch(kind, from))),
      flatScan:
        flatScan &&
        (await turn(() =>
          flatScan.batch({
            ...{ queries: files.uploads, from, count: counts.flatScan, distance: DISTANCE },
          }),
        )),
    };
  });
  await faiss.drop();
  await native?.drop();

  say(`${count}: changes`);
  const { fresh, many: queries, library } = files;
  const { wall } = await ours.single({ ...asked("ours", 0, MANY), queries });
  const scanned = library && (await ours.batch({ ...asked("ours", 0, LIBRARY), queries: library }));
  const free = NUMBERS.first + NUMBERS.step * size;
  const alone = await ours.ask<AloneTimes>("changes", { fresh, free });
  const mixed = await ours.ask<MixedTimes>("mixed", { fresh, queries, free });
  await ours.drop();

  return {
    ...rounds,
    ...{ size, built, nativeBuilt, isVector, counts, alone, mixed, compared },
    many: { p50: percentile(wall, 0.5), p99: percentile(wall, 0.99) },
    ...(scanned && { library: scanned }),
  };
}
