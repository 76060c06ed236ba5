import { boxWindow } from "./box";
import { COUNT } from "./cell-table";
import { greenSumMask, lumaOfSums, redAndBlueMask, redSumMask } from "./luma-of-sums";
import { reserve } from "./memory";
import { ringRow, ringRows } from "./row-ring";

/**
 * Rows of cells where the box is narrow. Their weights are whole numbers then, from 1 up to the box's
 * height and down to 1, and 255 times all of them fit in 16 bits: nothing is rounded. Two rows have the
 * same weight, one from either end, so they are added first and multiplied once. Each pixel is summed
 * twice, whole and its red and blue alone; see `luma-of-sums.ts`.
 *
 * A row of cells is summed when all its rows are there, so its sums never leave the registers.
 */

/** Rows of the widest narrow box: 16 times 16 times 255 is under 2 to the 16th. */
const MOST_WINDOW: i32 = 16;
/** Where the rows that a cell needs are more than that, they are better added as they come. */
const MOST_RING_BYTES: usize = 1024 * 1024;

const BLOCK_BYTES: usize = 64; // sixteen pixels, and their brightness
/** The weight of two rows of pixels, and where they lie. */
const PAIR_BYTES: usize = 12;
const UPPER: usize = 4;
const LOWER: usize = 8;

let window: i32 = 0;
let rowBytes: usize = 0;
/** The pairs of the row of cells that is summed, from its ends on; at last the row in its middle, alone. */
let pairs: usize = 0;

/** @returns rows that have to be in the ring, the last handed over among them; 1 if no cell is narrow */
export function layOutNarrowCells(width: i32, height: i32): i32 {
  window = boxWindow(height);
  rowBytes = <usize>width * 4;
  pairs = reserve(<usize>MOST_WINDOW * PAIR_BYTES);
  const reach = 2 * window - 1;
  if (window <= MOST_WINDOW && <usize>ringRows(width, reach) * rowBytes <= MOST_RING_BYTES) return reach;
  window = 0;
  return 1;
}

/** @param cell its place in the table. Where a border cuts a cell, it has fewer rows and other weights. */
export function isNarrow(cell: usize): bool {
  return load<i32>(cell, COUNT) == 2 * window - 1;
}

/**
 * Makes the brightness of a row of cells.
 *
 * @param cell its place in the table
 * @param luma where a float for each pixel goes, and what is read behind the row's end
 */
export function lumaOfNarrow(cell: usize, luma: usize): void {
  const top = load<i32>(cell);
  const bottom = top + 2 * window - 2;
  for (let i = 0; i < window; i++) {
    const pair = pairs + <usize>i * PAIR_BYTES;
    store<i32>(pair, i + 1);
    store<usize>(pair, ringRow(top + i), UPPER);
    store<usize>(pair, ringRow(bottom - i), LOWER);
  }
  const middle = pairs + <usize>(window - 1) * PAIR_BYTES;
  const middleRow = load<usize>(middle, UPPER);
  const middleWeight = v128.load_splat<u32>(middle);
  const redAndBlue = redAndBlueMask();
  const redMask = redSumMask();
  const greenMask = greenSumMask();
  const scale = <f32>1 / <f32>(window * window);
  const red = f32x4.splat(<f32>0.299 * scale);
  const green = f32x4.splat(<f32>(0.587 / 256) * scale);
  const blue = f32x4.splat(<f32>0.114 * scale);
  for (let x: usize = 0; x < rowBytes; x += BLOCK_BYTES) {
    const pixels0 = v128.load(middleRow + x);
    const pixels1 = v128.load(middleRow + x, 16);
    const pixels2 = v128.load(middleRow + x, 32);
    const pixels3 = v128.load(middleRow + x, 48);
    let whole0 = i32x4.mul(pixels0, middleWeight);
    let part0 = i32x4.mul(v128.and(pixels0, redAndBlue), middleWeight);
    let whole1 = i32x4.mul(pixels1, middleWeight);
    let part1 = i32x4.mul(v128.and(pixels1, redAndBlue), middleWeight);
    let whole2 = i32x4.mul(pixels2, middleWeight);
    let part2 = i32x4.mul(v128.and(pixels2, redAndBlue), middleWeight);
    let whole3 = i32x4.mul(pixels3, middleWeight);
    let part3 = i32x4.mul(v128.and(pixels3, redAndBlue), middleWeight);
    for (let pair = pairs; pair < middle; pair += PAIR_BYTES) {
      const weight = v128.load_splat<u32>(pair);
      const up = load<usize>(pair, UPPER) + x;
      const low = load<usize>(pair, LOWER) + x;
      let u = v128.load(up);
      let v = v128.load(low);
      whole0 = withPair(whole0, u, v, weight);
      part0 = withPair(part0, v128.and(u, redAndBlue), v128.and(v, redAndBlue), weight);
      u = v128.load(up, 16);
      v = v128.load(low, 16);
      whole1 = withPair(whole1, u, v, weight);
      part1 = withPair(part1, v128.and(u, redAndBlue), v128.and(v, redAndBlue), weight);
      u = v128.load(up, 32);
      v = v128.load(low, 32);
      whole2 = withPair(whole2, u, v, weight);
      part2 = withPair(part2, v128.and(u, redAndBlue), v128.and(v, redAndBlue), weight);
      u = v128.load(up, 48);
      v = v128.load(low, 48);
      whole3 = withPair(whole3, u, v, weight);
      part3 = withPair(part3, v128.and(u, redAndBlue), v128.and(v, redAndBlue), weight);
    }
    const bright = luma + x;
    v128.store(bright, lumaOfSums(whole0, part0, redMask, greenMask, red, green, blue));
    v128.store(bright, lumaOfSums(whole1, part1, redMask, greenMask, red, green, blue), 16);
    v128.store(bright, lumaOfSums(whole2, part2, redMask, greenMask, red, green, blue), 32);
    v128.store(bright, lumaOfSums(whole3, part3, redMask, greenMask, red, green, blue), 48);
  }
}

/** A sum with two rows of the same weight added to it. */
// @ts-ignore: decorator
@inline
function withPair(sum: v128, u: v128, v: v128, weight: v128): v128 {
  return i32x4.add(sum, i32x4.mul(i32x4.add(u, v), weight));
}
