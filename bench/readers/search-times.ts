import { HASH_BYTES } from "../peers/data/bits.ts";

/** What searching for one hash after the other took. */
export interface SearchTimes {
  /** Microseconds of each. */
  readonly each: Float64Array;
  /** Seconds on the clock for all of them. */
  readonly wall: number;
}

/** Searches for every hash, one at a time. */
export function searchTimes(
  queries: Uint8Array,
  search: (hash: Uint8Array) => unknown,
): SearchTimes {
  const each = new Float64Array(queries.length / HASH_BYTES);
  const began = performance.now();
  for (let at = 0; at < each.length; at += 1) {
    const started = performance.now();
    search(queries.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
    each[at] = 1_000 * (performance.now() - started);
  }
  return { each, wall: (performance.now() - began) / 1_000 };
}
