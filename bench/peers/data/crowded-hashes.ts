import { balancedHashes } from "./balanced-hashes.ts";
import { HASH_BYTES, turnBits } from "./bits.ts";
import { randomNumbers } from "./random-numbers.ts";

/** One in so many belongs to the crowd. */
const CROWD_SHARE = 10;

/** How far the crowd lies from its centre, in bits: too far to be found. */
const CROWD_DISTANCE = 40;

/** A list, and searches made to cost as much as they can in it. */
export interface Crowd {
  readonly list: Uint8Array;
  readonly queries: Uint8Array;
}

/**
 * An attack: one listed hash in ten lies 40 bits from one centre, and every search asks for that
 * centre, 0 to 3 bits off. In whatever way a hash is cut into chunks, most of the crowd shares one
 * with the centre, and hardly any of it is found.
 */
export function crowdedHashes(count: number, queryCount: number, seed: number): Crowd {
  const random = randomNumbers(seed);
  const centre = balancedHashes(1, seed + 1);
  const list = balancedHashes(count, seed + 2);
  for (let at = 0; at < count; at += CROWD_SHARE) {
    const hash = list.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hash.set(centre);
    turnBits(hash, CROWD_DISTANCE, random);
  }
  const queries = new Uint8Array(queryCount * HASH_BYTES);
  for (let at = 0; at < queryCount; at += 1) {
    const hash = queries.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hash.set(centre);
    turnBits(hash, at % 4, random);
  }
  return { list, queries };
}
