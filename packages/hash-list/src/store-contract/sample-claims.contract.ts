import { hammingDistance, type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";
import type { ListName, NewClaim } from "../claim.ts";

/**
 * Hashes with the shape of real ones, 128 bits set, and 128 bits from one another. Hash n is the
 * row n + 1 of the Hadamard matrix of order 256, of which any two rows differ in half of all places.
 */
export function sampleHash(n: number): PdqHash {
  const bytes = new Uint8Array(32);
  for (let bit = 0; bit < 256; bit++) {
    if (isOdd((n + 1) & bit)) bytes[bit >> 3]! |= 1 << (bit & 7);
  }
  return pdqHashFromBytes(bytes);
}

/** The hash of a black square, whatever quality is claimed for it: too plain to match. */
export const BLANK_HASH = pdqHashFromBytes(new Uint8Array(32));

/** The hash at this distance: its first bits, turned. */
export function nearHash(hash: PdqHash, distance: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  for (let bit = 0; bit < distance; bit++) bytes[bit >> 3]! ^= 1 << (bit & 7);
  const near = pdqHashFromBytes(bytes);
  if (hammingDistance(hash, near) !== distance) throw new Error("Cannot make a hash that near");
  return near;
}

function isOdd(bits: number): boolean {
  return bits.toString(2).replaceAll("0", "").length % 2 === 1;
}

export function claimOn(hash: PdqHash, list: ListName = "adult"): NewClaim {
  return { hash, quality: 100, list };
}
