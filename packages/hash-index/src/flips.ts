import { CHUNK_BITS } from "./hash-words.ts";

/**
 * What a chunk must be XORed with to reach every value at most `radius` bits away, each once:
 * 1 for radius 0, 17 for 1, 137 for 2.
 *
 * @param radius 0, 1 or 2 bits
 */
export function flips(radius: number): Uint16Array {
  const masks = [0];
  if (radius >= 1) {
    for (let one = 0; one < CHUNK_BITS; one++) masks.push(1 << one);
  }
  if (radius >= 2) {
    for (let one = 1; one < CHUNK_BITS; one++) {
      for (let other = 0; other < one; other++) masks.push((1 << one) | (1 << other));
    }
  }
  return Uint16Array.from(masks);
}
