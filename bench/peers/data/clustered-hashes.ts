import { fillBalanced } from "./balanced-hashes.ts";
import { HASH_BITS, HASH_BYTES, isSet, turnBit } from "./bits.ts";
import { type RandomNumbers, randomNumbers } from "./random-numbers.ts";

/** The share of groups that are clusters; with their sizes it puts 20 % of hashes into clusters. */
const CLUSTERS = 0.0576;

/** The share of clusters that are heavy. */
const HEAVY_CLUSTERS = 0.02;
const HEAVY_SIZE = 33;

/** Most pairs of bits in which a member differs from the first of its cluster: 24 bits. */
const MOST_PAIRS = 12;

/**
 * A made-up list of hashes with 128 bits set: four of five lie alone, the others in clusters of 2 to
 * 5, or of 33 for one cluster in fifty, at even distances of 0 to 24 bits from the first.
 */
export function clusteredHashes(count: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const hashes = new Uint8Array(count * HASH_BYTES);
  const hashAt = (at: number) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

  for (let first = 0; first < count; ) {
    fillBalanced(hashAt(first), random);
    const next = Math.min(count, first + groupSize(random));
    for (let at = first + 1; at < next; at += 1) {
      hashAt(at).set(hashAt(first));
      swapPairs(hashAt(at), random.below(MOST_PAIRS + 1), random);
    }
    first = next;
  }
  return hashes;
}

function groupSize(random: RandomNumbers): number {
  if (random.word() / 2 ** 32 >= CLUSTERS) return 1;
  return random.word() / 2 ** 32 < HEAVY_CLUSTERS ? HEAVY_SIZE : 2 + random.below(4);
}

/** Clears so many set bits and sets as many others. */
function swapPairs(hash: Uint8Array, pairs: number, random: RandomNumbers): void {
  const before = hash.slice();
  for (const wanted of [true, false]) {
    for (let turned = 0; turned < pairs; ) {
      const bit = random.below(HASH_BITS);
      if (isSet(before, bit) !== wanted || isSet(hash, bit) !== wanted) continue;
      turnBit(hash, bit);
      turned += 1;
    }
  }
}
