import { balancedHashes } from "./balanced-hashes.ts";
import { HASH_BYTES } from "./bits.ts";
import { nearHashes } from "./near-hashes.ts";

/** One upload in so many is a copy of a listed picture. */
const COPIES = 100;

/** What a platform would ask: 99 % fresh hashes, 1 % copies of listed ones, 0 to 31 bits off. */
export function uploadHashes(list: Uint8Array, count: number, seed: number): Uint8Array {
  const hashes = balancedHashes(count, seed);
  const copies = nearHashes(list, Math.floor(count / COPIES), seed + 1, 31);
  for (let at = 0; at * HASH_BYTES < copies.length; at += 1) {
    const copy = copies.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hashes.set(copy, (at * COPIES + COPIES - 1) * HASH_BYTES);
  }
  return hashes;
}
