import { reserve } from "./memory";

/**
 * Where rows of pixels are handed over, a strip of them at a time, one right behind the other:
 * few enough that they are still in the cache when they are read.
 */

/** Strips are of whole eights of rows, but for the photo's last one. */
const ROWS_STEP: i32 = 8;
const STRIP_BYTES: i32 = 128 * 1024;
const MOST_ROWS: i32 = 32;
/** Bytes behind the strip that may be read, and are never looked at. */
const BEHIND: usize = 16;

let start: usize = 0;
let rows: i32 = 0;
let rowBytes: usize = 0;

/** Rows of a photo that are handed over at a time. */
export function rowsAtOnce(width: i32): i32 {
  const steps = STRIP_BYTES / (width * 4 * ROWS_STEP);
  return max(1, min(steps, MOST_ROWS / ROWS_STEP)) * ROWS_STEP;
}

export function layOutStrip(width: i32): void {
  rowBytes = <usize>width * 4;
  rows = rowsAtOnce(width);
  start = reserve(rowBytes * <usize>rows + BEHIND);
}

export function stripRow(row: i32): usize {
  return start + <usize>row * rowBytes;
}

/** Rows that a strip holds at most. */
export function stripRows(): i32 {
  return rows;
}

/** Bytes from a pixel to the one below. */
export function stripRowBytes(): usize {
  return rowBytes;
}

/** Makes rows of the strip zeros. */
export function clearStripRows(from: i32, to: i32): void {
  memory.fill(stripRow(from), 0, <usize>(to - from) * rowBytes);
}
