import type { RandomNumbers } from "./random-numbers.ts";

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** Bits of a hash. */
export const HASH_BITS = 256;

/** Turns over bit 0 to 255 of a hash. */
export function turnBit(hash: Uint8Array, bit: number): void {
  hash[bit >>> 3]! ^= 1 << (bit & 7);
}

export function isSet(hash: Uint8Array, bit: number): boolean {
  return ((hash[bit >>> 3]! >>> (bit & 7)) & 1) === 1;
}

/** How many of a hash's 256 bits are set. */
export function setBits(hash: Uint8Array): number {
  let count = 0;
  for (let byte of hash) for (; byte !== 0; byte &= byte - 1) count += 1;
  return count;
}

/** Turns over exactly so many different bits, chosen at random. */
export function turnBits(hash: Uint8Array, bits: number, random: RandomNumbers): void {
  const turned = new Set<number>();
  while (turned.size < bits) turned.add(random.below(HASH_BITS));
  for (const bit of turned) turnBit(hash, bit);
}
