import { CELL_BYTES, COUNT, START } from "./cell-table";
import { GRID_SIDE } from "./grid";
import { first, high, low, second } from "./lanes";
import { reserve } from "./memory";

/**
 * Sums of brightness along a row of cells. A register holds four sums that together are one cell;
 * those of four cells are turned over to be added up.
 */

/** Pixels that brightness is written for at a time. */
const BLOCK: i32 = 16;
/** Weights that are read at a time, filled up with zeros: so many pixels behind the last are read. */
const WEIGHTS: i32 = 8;
const WEIGHTS_BYTES: usize = 32;

let luma: usize = 0;
let table: usize = 0;

/**
 * @param tableBytes bytes of the table: cells, then weights as floats, eights of them
 * @returns where brightness goes: a float a pixel, and room to write up to sixteen at a time
 */
export function layOutCellsAlong(width: i32, tableBytes: usize): usize {
  table = reserve(tableBytes);
  luma = reserve(<usize>(((width + BLOCK - 1) & -BLOCK) + WEIGHTS) * sizeof<f32>());
  return luma;
}

export function fastTableAlong(): usize {
  return table;
}

/** Makes a row of the grid. */
export function sumAlong(row: usize): void {
  let to = row;
  const end = table + <usize>GRID_SIDE * CELL_BYTES;
  for (let cell = table; cell < end; cell += 4 * CELL_BYTES) {
    const a = sumsOf(cell);
    const b = sumsOf(cell + CELL_BYTES);
    const c = sumsOf(cell + 2 * CELL_BYTES);
    const d = sumsOf(cell + 3 * CELL_BYTES);
    const ab = f32x4.add(low(a, b), high(a, b));
    const cd = f32x4.add(low(c, d), high(c, d));
    v128.store(to, f32x4.add(first(ab, cd), second(ab, cd)));
    to += 16;
  }
}

/** Four sums that together are the cell. */
// @ts-ignore: decorator
@inline
function sumsOf(cell: usize): v128 {
  let value = luma + (<usize>load<i32>(cell) << 2);
  let weight = table + load<u32>(cell, START);
  const end = weight + (<usize>load<i32>(cell, COUNT) << 2);
  let even = f32x4.splat(0);
  let odd = even;
  for (; weight < end; weight += WEIGHTS_BYTES) {
    even = f32x4.add(even, f32x4.mul(v128.load(value), v128.load(weight)));
    odd = f32x4.add(odd, f32x4.mul(v128.load(value, 16), v128.load(weight, 16)));
    value += WEIGHTS_BYTES;
  }
  return f32x4.add(even, odd);
}
