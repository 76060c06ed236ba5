import { HASH_BYTES, turnBits } from "./bits.ts";
import { randomNumbers } from "./random-numbers.ts";

/** The furthest that an index may be asked for, in bits. */
export const FURTHEST = 40;

/**
 * Copies of listed hashes with 0, 1, 2 … `furthest` bits turned over, and from 0 again.
 *
 * @param list hashes, 32 bytes each
 */
export function nearHashes(
  list: Uint8Array,
  count: number,
  seed: number,
  furthest = FURTHEST,
): Uint8Array {
  const random = randomNumbers(seed);
  const listed = list.length / HASH_BYTES;
  const hashes = new Uint8Array(count * HASH_BYTES);
  for (let at = 0; at < count; at += 1) {
    const from = Math.floor((random.word() / 2 ** 32) * listed);
    const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hash.set(list.subarray(from * HASH_BYTES, (from + 1) * HASH_BYTES));
    turnBits(hash, at % (furthest + 1), random);
  }
  return hashes;
}
