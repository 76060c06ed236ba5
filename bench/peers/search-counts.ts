import { AT_A_TIME } from "./flat-scan-peer.ts";
import type { PerKind } from "./index-kinds.ts";

/** Searches of our big batch. */
export const BATCH = 50_000;

/** Our searches before those that are timed. */
const WARM_UP = 20_000;

/** Our searches that are timed, one after the other. */
const TIMED = 5_000;

/**
 * Searches of one round: as many as anyone can wait for, so that a turn of faiss takes a few seconds,
 * and of ours enough that it does not matter which they are. All are counted for each.
 */
export interface SearchCounts {
  readonly single: PerKind<number>;
  /** Not timed: about as much time for each, so that all have their arrays as near as they come. */
  readonly warmUp: PerKind<number>;
  readonly batch: PerKind<number>;
  /** Of the reference's flat scan: whole passes over the list. */
  readonly flatScan: number;
}

/** About a minute of a round at most: faiss takes 4 ns for each listed hash and search. */
export function searchCounts(size: number): SearchCounts {
  const within = (seconds: number, most: number) =>
    Math.max(50, Math.min(most, Math.round((seconds * 1e9) / (4.5 * size))));
  return {
    single: { "multi-hash": within(4, 1_000), flat: within(4, 1_000), ours: TIMED },
    warmUp: { "multi-hash": within(1, 1_000), flat: within(1, 1_000), ours: WARM_UP },
    batch: { "multi-hash": within(8, 1_000), flat: within(4, 1_000), ours: BATCH },
    flatScan: AT_A_TIME * within(2, 125),
  };
}
