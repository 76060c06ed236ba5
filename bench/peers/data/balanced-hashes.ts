import { HASH_BITS, HASH_BYTES, isSet, setBits, turnBit } from "./bits.ts";
import { type RandomNumbers, randomNumbers } from "./random-numbers.ts";

/** A PDQ hash has a bit for each coefficient above the median: half of them. */
const SET_BITS = HASH_BITS / 2;

/** So many hashes with exactly 128 bits set, each such hash as likely as any other; 32 bytes each. */
export function balancedHashes(count: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const hashes = new Uint8Array(count * HASH_BYTES);
  for (let at = 0; at < count; at += 1) {
    fillBalanced(hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES), random);
  }
  return hashes;
}

/** Fills one hash at random, then turns over bits at random until 128 are set. */
export function fillBalanced(hash: Uint8Array, random: RandomNumbers): void {
  for (let at = 0; at < HASH_BYTES; at += 4) {
    const word = random.word();
    hash[at] = word;
    hash[at + 1] = word >>> 8;
    hash[at + 2] = word >>> 16;
    hash[at + 3] = word >>> 24;
  }
  let excess = setBits(hash) - SET_BITS;
  while (excess !== 0) {
    const bit = random.below(HASH_BITS);
    if (isSet(hash, bit) !== excess > 0) continue;
    turnBit(hash, bit);
    excess -= Math.sign(excess);
  }
}
