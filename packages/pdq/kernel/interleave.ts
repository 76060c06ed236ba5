/** Two rows of four pixels, each byte of the upper one beside that of the lower one. */

// @ts-ignore: decorator
@inline
export function lowerPixels(u: v128, v: v128): v128 {
  return v128.shuffle<u8>(u, v, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

// @ts-ignore: decorator
@inline
export function upperPixels(u: v128, v: v128): v128 {
  return v128.shuffle<u8>(u, v, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
