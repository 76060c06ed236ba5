import { type PdqHash, pdqHashToBytes } from "@holdfast/pdq";
import { numberedIndex } from "./numbered-index.ts";
import { requireId } from "./require.ts";

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

  /**
   * Adds a hash; an id that is there already keeps its place and gets this hash.
   *
   * @throws {RangeError} for text that `parsePdqHash` would not take, and for an id that is neither
   *   text nor a number; then nothing has changed
   */
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
   * @throws {RangeError} when `distance` is none of these numbers
   */
  search(hash: PdqHash, distance: number): Matches<Id>;
}

/** What a search found. */
export interface Matches<Id> {
  /** The nearest first; at the same distance, the id that was added first. */
  readonly matches: readonly Match<Id>[];
  /** Whether this is everything; see `Found`. */
  readonly isWhole: boolean;
}

/** Where an id's hash stands. */
interface Entry<Id> {
  readonly id: Id;
  /** Counts ids up in the order in which they were added. */
  readonly place: number;
  readonly handle: number;
}

/**
 * Makes an empty index in memory: 15 MB, and for each hash 120 bytes and what two entries of a `Map`
 * cost. Where that is too much, `numberedIndex` does without ids.
 */
export function hashIndex<Id extends string | number>(): HashIndex<Id> {
  const index = numberedIndex();
  const byId = new Map<Id, Entry<Id>>();
  const byPlace = new Map<number, Entry<Id>>();
  let places = 0;

  return {
    get size() {
      return byId.size;
    },

    has: (id) => byId.has(id),

    add(id, hash) {
      requireId(id);
      const bytes = pdqHashToBytes(hash); // first, since it throws for what is no hash
      const before = byId.get(id);
      if (before !== undefined) index.removeAt(before.handle);
      const place = before?.place ?? places++;
      const entry = { id, place, handle: index.add(place, bytes) };
      byId.set(id, entry);
      byPlace.set(place, entry);
    },

    remove(id) {
      const entry = byId.get(id);
      if (entry === undefined) return false;
      index.removeAt(entry.handle);
      byId.delete(id);
      byPlace.delete(entry.place);
      return true;
    },

    search(hash, distance) {
      const { numbers, distances, isWhole } = index.search(pdqHashToBytes(hash), distance);
      const matches = Array.from(numbers, (place, at) => ({ place, distance: distances[at]! }))
        .sort((a, b) => a.distance - b.distance || a.place - b.place)
        .map(({ place, distance }) => ({ id: byPlace.get(place)!.id, distance }));
      return { matches, isWhole };
    },
  };
}
