/**
 * How many bits of a 32-bit word are 1, 0 to 32.
 *
 * Adds neighbouring fields of 1, 2, then 4 bits; the multiplication adds up the four bytes.
 */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
