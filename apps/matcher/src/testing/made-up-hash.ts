import { createHash } from "node:crypto";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";

/** A hash with 128 set bits as real ones have, the same for the same name. */
export function madeUpHash(name: string): PdqHash {
  const half = createHash("sha256").update(name).digest().subarray(0, 16);
  return pdqHashFromBytes(Uint8Array.from([...half, ...half.map((byte) => ~byte)]));
}

/**
 * A hash so many bits beside one, and as many further beside another as those two lie apart: all bits
 * turned over are the same in both.
 */
export function asideOfBoth(one: PdqHash, other: PdqHash, bits: number): PdqHash {
  const [bytes, others] = [pdqHashToBytes(one), pdqHashToBytes(other)];
  const isSame = (bit: number) =>
    ((bytes[bit >> 3]! ^ others[bit >> 3]!) & (0x80 >> (bit & 7))) === 0;
  const same = Array.from({ length: 256 }, (_, bit) => bit).filter(isSame);
  const aside = Uint8Array.from(bytes);
  for (const bit of same.slice(0, bits)) aside[bit >> 3]! ^= 0x80 >> (bit & 7);
  return pdqHashFromBytes(aside);
}

/** The same hash with its first `bits` bits turned over. */
export function flipped(hash: PdqHash, bits: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  for (let bit = 0; bit < bits; bit++) bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
  return pdqHashFromBytes(bytes);
}
