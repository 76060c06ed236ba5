import { HASH_DIGITS, malformedHash, type PdqHash } from "./pdq-hash.ts";

/** Stands for a character that is no digit. */
const NO_DIGIT = 16;

/** The number each digit stands for, by its character code. */
const VALUES = new Uint8Array(128).fill(NO_DIGIT);
for (let value = 0; value < 16; value++) VALUES[value.toString(16).charCodeAt(0)] = value;

/** How many of the four bits of a number below 16 are 1. */
const ONES = Uint8Array.from(
  { length: 16 },
  (_, value) => value.toString(2).replaceAll("0", "").length,
);

/**
 * How far apart two hashes are: the number of bits in which they differ, 0 to 256.
 *
 * Copies of one picture usually lie within 31 bits, pictures that have nothing to
 * do with each other around 128. Hashes with the same number of set bits, as
 * nearly all real ones have, are always an even number of bits apart.
 *
 * @throws {RangeError} for text that `parsePdqHash` would not take; it is not repeated
 */
export function hammingDistance(a: PdqHash, b: PdqHash): number {
  requireLength(a);
  requireLength(b);
  let distance = 0;
  for (let at = 0; at < HASH_DIGITS; at++) distance += ONES[digit(a, at) ^ digit(b, at)]!;
  return distance;
}

/**
 * How many of the 256 bits of a hash are 1: 128, unless coefficients of its spectrum are equal.
 *
 * @throws {RangeError} for text that `parsePdqHash` would not take; it is not repeated
 */
export function setBits(hash: PdqHash): number {
  requireLength(hash);
  let bits = 0;
  for (let at = 0; at < HASH_DIGITS; at++) bits += ONES[digit(hash, at)]!;
  return bits;
}

/** A caller from JavaScript may hand over anything. */
function requireLength(hash: PdqHash): void {
  if (typeof hash !== "string" || hash.length !== HASH_DIGITS) throw malformedHash();
}

function digit(hash: PdqHash, at: number): number {
  const value = VALUES[hash.charCodeAt(at)] ?? NO_DIGIT;
  if (value === NO_DIGIT) throw malformedHash();
  return value;
}
