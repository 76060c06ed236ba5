import { reserve } from "./memory";
import { rowsAtOnce } from "./strip";

/**
 * Where the fast kernel's rows of pixels are handed over: a strip of them at a time, in a ring, so
 * that rows of strips before can still be read.
 */

/** Bytes behind a row that may be read, a block's width, and count nothing. */
const BEHIND: usize = 64;

let start: usize = 0;
let rows: i32 = 0;
let rowBytes: usize = 0;

/** @param reach rows that have to be there at once, the last of them any row of a strip */
export function layOutRowRing(width: i32, reach: i32): void {
  rows = ringRows(width, reach);
  rowBytes = <usize>width * 4;
  start = reserve(rowBytes * <usize>rows + BEHIND);
}

/** Rows of the ring: whole strips. */
export function ringRows(width: i32, reach: i32): i32 {
  const strip = rowsAtOnce(width);
  return (strip + reach - 1 + strip - 1) / strip * strip;
}

/** Where row `y` of the photo lies, or goes. Rows of a strip lie right behind each other. */
export function ringRow(y: i32): usize {
  return start + <usize>(y % rows) * rowBytes;
}
