import { lowerMedian } from "./lower-median.ts";
import { HASH_BITS, type PdqHash, pdqHashFromBytes } from "./pdq-hash.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Turns a spectrum into a hash: bit k is 1 where coefficient k lies above the
 * median. Equal coefficients at the median are all 0, so a hash may have fewer
 * than 128 set bits, and a flat picture has none.
 *
 * @param spectrum 256 coefficients, row after row; bit 0 is the lowest of the last byte
 */
export function hashOfSpectrum(spectrum: Float32Array, scratch: Scratch): PdqHash {
  const median = lowerMedian(spectrum, scratch);

  const bytes = new Uint8Array(HASH_BITS / 8);
  for (let bit = 0; bit < HASH_BITS; bit++) {
    if (spectrum[bit]! > median) bytes[bytes.length - 1 - (bit >> 3)]! |= 1 << (bit & 7);
  }
  return pdqHashFromBytes(bytes);
}
