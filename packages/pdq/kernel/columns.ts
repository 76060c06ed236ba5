import { first, high, low, second } from "./lanes";

/**
 * Four rows of the picture turned over: a register for each column, with a pixel of each row in it.
 * They lie behind each other in memory, from the columns left of the picture to those right of it.
 */

// @ts-ignore: decorator
@inline
export function columnAt(columns: usize, x: i32): usize {
  return columns + (<usize>x << 4);
}

/** Turns a 4 x 4 block over and keeps its columns. @param a four pixels of the first row, the others behind */
// @ts-ignore: decorator
@inline
export function keepColumns(columns: usize, x: i32, a: v128, b: v128, c: v128, d: v128): void {
  const to = columnAt(columns, x);
  const lowAB = low(a, b);
  const lowCD = low(c, d);
  const highAB = high(a, b);
  const highCD = high(c, d);
  v128.store(to, first(lowAB, lowCD));
  v128.store(to, second(lowAB, lowCD), 16);
  v128.store(to, first(highAB, highCD), 32);
  v128.store(to, second(highAB, highCD), 48);
}
