import type { IndexKind } from "./index-kinds.ts";
import { type PeerProcess, startPeer } from "./peer-process.ts";

/** Bits within which two hashes count as one picture; `MATCH_DISTANCE` of `packages/decision`. */
export const DISTANCE = 31;

/** Hashes in a file, 32 bytes each, in the order of their text. */
export type HashFile = string;

/** A listed hash at place p has the number `first + step * p`. */
export const NUMBERS = { first: 5, step: 3 } as const;

/** Building an index from raw hashes until it has answered a first search. */
export interface Built {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time of the whole process. */
  readonly cpu: number;
  /** Bytes that the process holds more than before; the raw hashes are held before and after. */
  readonly resident: number;
  /** Bytes that the index says it holds; absent where it cannot say. */
  readonly held?: number;
}

/** A part of a file of searches. */
export interface Asked {
  readonly index: IndexKind;
  readonly queries: HashFile;
  readonly from: number;
  readonly count: number;
  /** Bits; a hash at exactly this distance is found. */
  readonly distance: number;
}

/** Searches asked one at a time. */
export interface SingleTimes {
  /** Microseconds of each. */
  readonly wall: readonly number[];
  /** Microseconds of processor time for each, on average. */
  readonly cpu: number;
  /** How many listed hashes each looked at more closely, on average; absent where it cannot say. */
  readonly candidates?: number;
}

/** Searches asked all at once. */
export interface BatchTimes {
  /** Seconds for all of them. */
  readonly wall: number;
  readonly cpu: number;
  readonly found: number;
}

/** Microseconds that single changes take. */
export interface ChangeTimes {
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** On average; work put off until later is in it, and so is waiting for other programs. */
  readonly mean: number;
}

/** A program that holds indexes and answers about them; all times are its own. */
export interface SearchPeer {
  build(index: IndexKind, hashes: HashFile): Promise<Built>;
  single(asked: Asked): Promise<SingleTimes>;
  batch(asked: Asked): Promise<BatchTimes>;
  /**
   * Writes all that is found to `out` as three 32-bit words each: search, number, distance, in that
   * order, and sorted by it.
   *
   * @returns how many searches were not answered in full
   */
  results(asked: Pick<Asked, "index" | "queries" | "distance">, out: string): Promise<number>;
  /** Forgets all indexes. */
  drop(): Promise<void>;
  /** Anything else that this program alone can be asked. */
  ask<Answer>(command: string, details?: object): Promise<Answer>;
  stop(): Promise<void>;
}

export function searchPeer(program: string, args: readonly string[]): SearchPeer {
  const peer: PeerProcess = startPeer(program, args);
  const ask = <Answer>(command: string, details: object = {}) =>
    peer.ask<Answer>(JSON.stringify({ do: command, ...details }));
  return {
    ask,
    build: (index, hashes) => ask("build", { index, hashes, ...NUMBERS }),
    single: (asked) => ask("single", asked),
    batch: (asked) => ask("batch", asked),
    async results(asked, out) {
      const { truncated } = await ask<{ truncated: number }>("results", { ...asked, out });
      return truncated;
    },
    async drop() {
      await ask("drop");
    },
    stop: peer.stop,
  };
}
