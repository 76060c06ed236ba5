import type { PdqHash } from "@holdfast/pdq";
import { bitsIn } from "./bits-in.ts";
import { ChunkBuckets } from "./chunk-buckets.ts";
import { flips } from "./flips.ts";
import { HashRows } from "./hash-rows.ts";
import { CHUNKS, type HashWords, hashWords } from "./hash-words.ts";

/** The greatest distance that can be searched for, in bits. */
export const MOST_DISTANCE = 40;

/** One hash that was found. */
export interface Match<Id> {
  readonly id: Id;
  /** Hamming distance to the hash searched for, 0 to 40 bits. */
  readonly distance: number;
}

/** Hashes by id, searchable by nearness. What is added or removed shows in the next search. */
export interface HashIndex<Id extends string | number> {
  /** How many ids there are. */
  readonly size: number;

  /** Adds a hash; an id that is there already keeps its place and gets this hash. */
  add(id: Id, hash: PdqHash): void;

  /**
   * Takes an id out and overwrites the bytes of its hash.
   *
   * @returns whether it was there
   */
  remove(id: Id): boolean;

  has(id: Id): boolean;

  /**
   * Finds every hash within a distance: all of them, each id once, and nothing further.
   *
   * @param distance 0 to 40 bits, a whole number; a hash at exactly this distance is found
   * @returns the nearest first; at the same distance, the id that was added first
   * @throws {RangeError} when `distance` is none of these numbers
   */
  search(hash: PdqHash, distance: number): readonly Match<Id>[];
}

/** Makes an empty index in memory: 4 MiB, and 200 to 400 bytes for each hash. */
export function hashIndex<Id extends string | number>(): HashIndex<Id> {
  return hashIndexOver(new HashRows());
}

const FLIPS = [flips(0), flips(1), flips(2)] as const;

/**
 * Makes an index that keeps its hashes in the given empty rows.
 *
 * Two hashes at most d bits apart differ by at most d / 16, rounded down, in one of their 16
 * chunks. So it is enough to look into the buckets that near for every chunk, and to count all
 * 256 bits of what lies there.
 *
 * Source: Norouzi, Punjani, Fleet, "Fast search in Hamming space with multi-index hashing",
 * CVPR 2012.
 */
export function hashIndexOver<Id extends string | number>(rows: HashRows): HashIndex<Id> {
  const buckets = new ChunkBuckets();
  const rowOf = new Map<Id, number>();
  const idOf: (Id | undefined)[] = [];
  const placeOf: number[] = [];
  let places = 0;

  function release(row: number): void {
    buckets.remove(rows, row);
    rows.remove(row);
    idOf[row] = undefined;
  }

  /** Whether an earlier chunk already led to this row. */
  function isFoundBefore(chunk: number, row: number, chunks: Uint16Array, radius: number) {
    for (let earlier = 0; earlier < chunk; earlier++) {
      if (bitsIn(rows.chunk(row, earlier) ^ chunks[earlier]!) <= radius) return true;
    }
    return false;
  }

  function rowsWithin(query: HashWords, distance: number): { row: number; distance: number }[] {
    const radius = Math.floor(distance / CHUNKS);
    const found: { row: number; distance: number }[] = [];

    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      for (const flip of FLIPS[radius]!) {
        let row = buckets.first(chunk, query.chunks[chunk]! ^ flip);
        for (; row !== 0; row = buckets.next(chunk, row)) {
          const exact = rows.distance(row, query, distance);
          if (exact > distance || isFoundBefore(chunk, row, query.chunks, radius)) continue;
          found.push({ row, distance: exact });
        }
      }
    }
    return found;
  }

  return {
    get size() {
      return rowOf.size;
    },

    has: (id) => rowOf.has(id),

    add(id, hash) {
      const words = hashWords(hash);
      const replaced = rowOf.get(id);
      const place = replaced === undefined ? places++ : placeOf[replaced]!;
      if (replaced !== undefined) release(replaced);

      const row = rows.add(words);
      buckets.add(rows, row);
      rowOf.set(id, row);
      idOf[row] = id;
      placeOf[row] = place;
    },

    remove(id) {
      const row = rowOf.get(id);
      if (row === undefined) return false;
      release(row);
      rowOf.delete(id);
      return true;
    },

    search(hash, distance) {
      if (!Number.isInteger(distance) || distance < 0 || distance > MOST_DISTANCE) {
        throw new RangeError(
          `Cannot search: expected a distance of 0 to ${MOST_DISTANCE} bits, found ${distance}`,
        );
      }

      return rowsWithin(hashWords(hash), distance)
        .sort((a, b) => a.distance - b.distance || placeOf[a.row]! - placeOf[b.row]!)
        .map(({ row, distance }) => ({ id: idOf[row]!, distance }));
    },
  };
}
