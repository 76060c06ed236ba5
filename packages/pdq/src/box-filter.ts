import type { Scratch } from "./scratch.ts";

/** Takes the rows of a picture from the top; a row is only good until the call returns. */
export type RowSink = (row: Float32Array) => void;

/**
 * How many pixels one box averages along a side. Two passes of this width reach
 * over one cell of a 64-cell grid.
 * Source: facebook/ThreatExchange, pdq/cpp/downscaling/downscaling.cpp.
 */
export function boxWindow(side: number): number {
  return Math.ceil(side / 128);
}

/**
 * Averages each pixel of a row with its neighbours.
 *
 * The window of pixel x holds `window` pixels of which half, rounded down, lie
 * to the right; at the edges it shrinks and the mean is over what is left. The
 * sum runs along the row, a pixel entering before another leaves, because the
 * reference rounds in that order: see [Note: rounding as the reference does].
 *
 * @param window 1 to `row.length`
 * @param blurred as long as `row`, and another buffer
 */
export function boxAlongRow(row: Float32Array, blurred: Float32Array, window: number): void {
  const ahead = Math.floor(window / 2);
  let sum = 0;
  let count = 0;
  for (let x = 0; x < row.length + ahead; x++) {
    if (x < row.length) {
      sum = Math.fround(sum + row[x]!);
      count++;
    }
    if (x >= window) {
      sum = Math.fround(sum - row[x - window]!);
      count--;
    }
    if (x >= ahead) blurred[x - ahead] = sum / count;
  }
}

/**
 * The same average down every column at once, for a picture that arrives row by
 * row. It holds `window` rows instead of the whole picture, and adds in the same
 * order as if each column were walked alone.
 *
 * @param width pixels in each row
 * @param window 1 to the picture's height
 * @param emit is given as many blurred rows as were taken, the first ones late
 * @returns `take` for each row from the top, then `finish` once for the rows still due
 */
export function boxDownColumns(
  width: number,
  window: number,
  scratch: Scratch,
  emit: RowSink,
): { readonly take: RowSink; readonly finish: () => void } {
  const ahead = Math.floor(window / 2);
  const held = scratch(width * window);
  const sums = scratch(width);
  const blurred = scratch(width);
  let entered = 0;
  let left = 0;

  /** The oldest held row lies where the next one goes; before there is one, that place is zeros. */
  const oldest = (taken: number) => {
    const start = (taken % window) * width;
    return held.subarray(start, start + width);
  };

  const emitMean = () => {
    const count = entered - left;
    for (let x = 0; x < width; x++) blurred[x] = sums[x]! / count;
    emit(blurred);
  };

  return {
    take(row) {
      const leaving = oldest(entered);
      for (let x = 0; x < width; x++) {
        sums[x] = Math.fround(sums[x]! + row[x]!) - leaving[x]!;
      }
      leaving.set(row);
      if (entered >= window) left++;
      entered++;
      if (entered > ahead) emitMean();
    },
    finish() {
      for (let due = 0; due < ahead; due++) {
        const leaving = oldest(left);
        for (let x = 0; x < width; x++) sums[x] = sums[x]! - leaving[x]!;
        left++;
        emitMean();
      }
    },
  };
}
