import { randomBytes } from "node:crypto";
import { type PdqHash, pdqHashFromBytes } from "@holdfast/pdq";

/**
 * A random hash with exactly half of its bits set, so that no gate takes it for too plain. Random
 * hashes lie about 128 bits apart: none matches another by chance.
 */
export function madeUpHash(): PdqHash {
  const half = randomBytes(16);
  return pdqHashFromBytes(Uint8Array.from([...half, ...half.map((byte) => ~byte)]));
}
