import { balancedHashes } from "./balanced-hashes.ts";
import { HASH_BYTES, turnBits } from "./bits.ts";
import { randomNumbers } from "./random-numbers.ts";

/** What plain pictures hash to, as bytes that repeat: nothing set, all set, stripes. */
const PLAIN = [0x00, 0xff, 0x55, 0xf0];

/** One in so many is plain. */
const PLAIN_SHARE = 5;

/** Most bits in which a plain hash differs from its pattern. */
const MOST_TURNED = 8;

/** A list that nobody cleaned: one hash in five is of a plain picture, and those share most chunks. */
export function plainHashes(count: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const hashes = balancedHashes(count, seed + 1);
  for (let at = 0; at < count; at += PLAIN_SHARE) {
    const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hash.fill(PLAIN[random.below(PLAIN.length)]!);
    turnBits(hash, random.below(MOST_TURNED + 1), random);
  }
  return hashes;
}
