import { HASH_BITS, type PdqHash } from "./pdq-hash.ts";

const BITS_PER_WORD = 32;
const DIGITS_PER_WORD = BITS_PER_WORD / 4;
const WORDS = HASH_BITS / BITS_PER_WORD;

/**
 * How far apart two hashes are: the number of bits in which they differ, 0 to 256.
 *
 * Copies of one picture usually lie within 31 bits, pictures that have nothing to
 * do with each other around 128. Hashes with the same number of set bits, as
 * nearly all real ones have, are always an even number of bits apart.
 */
export function hammingDistance(a: PdqHash, b: PdqHash): number {
  let distance = 0;
  for (let word = 0; word < WORDS; word++) {
    distance += bitsInWord(wordOf(a, word) ^ wordOf(b, word));
  }
  return distance;
}

/** How many of the 256 bits of a hash are 1: 128, unless coefficients of its spectrum are equal. */
export function setBits(hash: PdqHash): number {
  let bits = 0;
  for (let word = 0; word < WORDS; word++) {
    bits += bitsInWord(wordOf(hash, word));
  }
  return bits;
}

function wordOf(hash: PdqHash, word: number): number {
  return Number.parseInt(hash.slice(word * DIGITS_PER_WORD, (word + 1) * DIGITS_PER_WORD), 16);
}

/** Adds neighbouring fields of 1, 2, then 4 bits; the multiplication adds up the four bytes. */
function bitsInWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
