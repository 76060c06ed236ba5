import { createHash } from "node:crypto";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";

/** A hash with 128 set bits as real ones have, the same for the same name. */
export function madeUpHash(name: string): PdqHash {
  const half = createHash("sha256").update(name).digest().subarray(0, 16);
  return pdqHashFromBytes(Uint8Array.from([...half, ...half.map((byte) => ~byte)]));
}

/** The same hash with its first `bits` bits turned over. */
export function flipped(hash: PdqHash, bits: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  for (let bit = 0; bit < bits; bit++) bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
  return pdqHashFromBytes(bytes);
}
