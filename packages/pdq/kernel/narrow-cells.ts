import { boxWindow } from "./box";
import { COUNT } from "./cell-table";
import { lowerPixels, upperPixels } from "./interleave";
import { lowHalves, lumaOfSums } from "./luma-of-sums";
import { reserve } from "./memory";
import { ringRow, ringRows } from "./row-ring";

/**
 * Rows of cells where the box is narrow. Their weights are whole numbers then, from 1 up to the box's
 * height and down to 1, and 255 times all of them fit in 16 bits: eight channels are added at a time,
 * and nothing is rounded. Two rows have the same weight, one from either end, so they are added first
 * and multiplied once.
 *
 * A row of cells is summed when all its rows are there, so its sums never leave the registers.
 */

/** Rows of the widest narrow box: 16 times 16 times 255 is under 2 to the 16th. */
const MOST_WINDOW: i32 = 16;
/** Where the rows that a cell needs are more than that, they are better added as they come. */
const MOST_RING_BYTES: usize = 1024 * 1024;

const BLOCK_BYTES: usize = 64; // sixteen pixels, and their brightness
/** Two rows of pixels and their weight. */
const PAIR_BYTES: usize = 12;
const LOWER: usize = 4;
const WEIGHT: usize = 8;

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
    store<usize>(pair, ringRow(top + i));
    store<usize>(pair, ringRow(bottom - i), LOWER);
    store<i32>(pair, i + 1, WEIGHT);
  }
  const middle = pairs + <usize>(window - 1) * PAIR_BYTES;
  const middleRow = load<usize>(middle);
  const middleWeight = v128.load_splat<u16>(middle + WEIGHT);
  const halves = lowHalves();
  const scale = <f32>1 / <f32>(window * window);
  const red = f32x4.splat(<f32>0.299 * scale);
  const green = f32x4.splat(<f32>0.587 * scale);
  const blue = f32x4.splat(<f32>0.114 * scale);
  for (let x: usize = 0; x < rowBytes; x += BLOCK_BYTES) {
    const at = middleRow + x;
    let sum0 = i16x8.mul(v128.load_ext<u8>(at), middleWeight);
    let sum1 = i16x8.mul(v128.load_ext<u8>(at, 8), middleWeight);
    let sum2 = i16x8.mul(v128.load_ext<u8>(at, 16), middleWeight);
    let sum3 = i16x8.mul(v128.load_ext<u8>(at, 24), middleWeight);
    let sum4 = i16x8.mul(v128.load_ext<u8>(at, 32), middleWeight);
    let sum5 = i16x8.mul(v128.load_ext<u8>(at, 40), middleWeight);
    let sum6 = i16x8.mul(v128.load_ext<u8>(at, 48), middleWeight);
    let sum7 = i16x8.mul(v128.load_ext<u8>(at, 56), middleWeight);
    for (let pair = pairs; pair < middle; pair += PAIR_BYTES) {
      const up = load<usize>(pair) + x;
      const low = load<usize>(pair, LOWER) + x;
      const weight = v128.load_splat<u16>(pair + WEIGHT);
      let u = v128.load(up);
      let v = v128.load(low);
      sum0 = i16x8.add(sum0, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(lowerPixels(u, v)), weight));
      sum1 = i16x8.add(sum1, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(upperPixels(u, v)), weight));
      u = v128.load(up, 16);
      v = v128.load(low, 16);
      sum2 = i16x8.add(sum2, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(lowerPixels(u, v)), weight));
      sum3 = i16x8.add(sum3, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(upperPixels(u, v)), weight));
      u = v128.load(up, 32);
      v = v128.load(low, 32);
      sum4 = i16x8.add(sum4, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(lowerPixels(u, v)), weight));
      sum5 = i16x8.add(sum5, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(upperPixels(u, v)), weight));
      u = v128.load(up, 48);
      v = v128.load(low, 48);
      sum6 = i16x8.add(sum6, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(lowerPixels(u, v)), weight));
      sum7 = i16x8.add(sum7, i16x8.mul(i16x8.extadd_pairwise_i8x16_u(upperPixels(u, v)), weight));
    }
    const bright = luma + x;
    v128.store(bright, lumaOfSums(sum0, sum1, halves, red, green, blue));
    v128.store(bright, lumaOfSums(sum2, sum3, halves, red, green, blue), 16);
    v128.store(bright, lumaOfSums(sum4, sum5, halves, red, green, blue), 32);
    v128.store(bright, lumaOfSums(sum6, sum7, halves, red, green, blue), 48);
  }
}
