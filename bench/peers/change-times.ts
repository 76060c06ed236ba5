import { percentile } from "../percentile.ts";
import { cpuNow } from "./cpu-now.ts";
import { HASH_BYTES } from "./data/bits.ts";
import type { ChangeTimes } from "./search-peer.ts";

/** What can be changed while it is searched. */
export interface ChangingIndex {
  add(number: number, hash: Uint8Array): void;
  remove(number: number, hash: Uint8Array): boolean;
  search(hash: Uint8Array, distance: number): { readonly numbers: Uint32Array };
}

/** Adding and removing the same hashes, one at a time, with nothing else going on. */
export interface AloneTimes {
  readonly add: ChangeTimes;
  readonly remove: ChangeTimes;
  /** Microseconds of processor time for each on average, work put off until later included. */
  readonly cpu: { readonly add: number; readonly remove: number };
}

/** Searches while hashes come and go. */
export interface MixedTimes {
  readonly search: ChangeTimes;
  readonly add: ChangeTimes;
  readonly remove: ChangeTimes;
}

/** Of so many operations in a row, 4 add, 1 removes, and the others search. */
const OUT_OF = 100;
const ADDS = 4;

/** After every so many changes, a search must show the last of them. */
const CHECK_EVERY = 50;

const DISTANCE = 31; // bits

/**
 * Adds so many hashes, then removes them again.
 *
 * @param fresh hashes that are not listed, 32 bytes each
 * @param free the first of as many numbers that are not in use
 * @throws {Error} when a search right after a change does not show it
 */
export function aloneTimes(index: ChangingIndex, fresh: Uint8Array, free: number): AloneTimes {
  const count = fresh.length / HASH_BYTES;
  const each = (change: (number: number, hash: Uint8Array) => void, isListed: boolean) => {
    const stopwatch = new Stopwatch();
    let cpu = 0;
    for (let first = 0; first < count; first += CHECK_EVERY) {
      const last = Math.min(count, first + CHECK_EVERY) - 1;
      const started = cpuNow();
      for (let at = first; at <= last; at += 1) {
        const hash = hashAt(fresh, at);
        stopwatch.time(() => change(free + at, hash));
      }
      cpu += cpuNow() - started;
      requireShown(index, free + last, hashAt(fresh, last), isListed);
    }
    return { times: stopwatch.times(), cpu: (1e6 * cpu) / count };
  };
  const add = each((number, hash) => index.add(number, hash), true);
  const remove = each((number, hash) => index.remove(number, hash), false);
  return { add: add.times, remove: remove.times, cpu: { add: add.cpu, remove: remove.cpu } };
}

/**
 * 95 % searches, 4 % additions and 1 % removals of what was added, until every search was asked.
 *
 * @throws {Error} when there are too few fresh hashes for that
 */
export function mixedTimes(
  index: ChangingIndex,
  { fresh, queries, free }: { fresh: Uint8Array; queries: Uint8Array; free: number },
): MixedTimes {
  const search = new Stopwatch();
  const add = new Stopwatch();
  const remove = new Stopwatch();
  let asked = 0;
  let added = 0;
  let removed = 0;
  for (let turn = 0; asked * HASH_BYTES < queries.length; turn += 1) {
    const place = turn % OUT_OF;
    if (place < ADDS) {
      const hash = hashAt(fresh, added);
      if (hash.length === 0) throw new Error("Cannot mix: there are too few fresh hashes");
      add.time(() => index.add(free + added, hash));
      added += 1;
    } else if (place === ADDS) {
      const hash = hashAt(fresh, removed);
      remove.time(() => index.remove(free + removed, hash));
      removed += 1;
    } else {
      const hash = hashAt(queries, asked);
      search.time(() => index.search(hash, DISTANCE));
      asked += 1;
    }
  }
  return { search: search.times(), add: add.times(), remove: remove.times() };
}

function requireShown(index: ChangingIndex, number: number, hash: Uint8Array, isListed: boolean) {
  if (index.search(hash, 0).numbers.includes(number) !== isListed) {
    throw new Error("Cannot trust the index: a search did not show the change before it");
  }
}

function hashAt(hashes: Uint8Array, at: number): Uint8Array {
  return hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}

class Stopwatch {
  readonly #took: number[] = [];

  time(work: () => unknown): void {
    const started = performance.now();
    work();
    this.#took.push(1_000 * (performance.now() - started));
  }

  times(): ChangeTimes {
    const took = this.#took;
    return {
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
      slowest: percentile(took, 1),
      mean: took.reduce((sum, each) => sum + each, 0) / took.length,
    };
  }
}
