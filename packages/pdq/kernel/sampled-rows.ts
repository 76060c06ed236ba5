import { boxCount, boxWindow, cellCentre } from "./box";
import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { reserve } from "./memory";

/**
 * The second pass down columns, of the 64 sampled ones alone: no column there looks at another.
 * Means over its window are the grid's rows.
 */

const LANES_BYTES: usize = 16;

let height: i32 = 0;
let window: i32 = 0;
let ahead: i32 = 0;
/** The rows in the window, and their sum. */
let heldRows: usize = 0;
let sums: usize = 0;
let entered: i32 = 0;
let nextCell: i32 = 0;
let grid: usize = 0;

export function layOutSampledRows(photoHeight: i32, toGrid: usize): void {
  height = photoHeight;
  window = boxWindow(height);
  ahead = window / 2;
  entered = 0;
  nextCell = 0;
  grid = toGrid;
  heldRows = reserve(GRID_ROW_BYTES * <usize>window);
  sums = reserve(GRID_ROW_BYTES);
}

/** Takes the next sampled row, and writes the rows of the grid that it completes. */
export function takeSampledRow(row: usize): void {
  const held = heldRows + <usize>(entered % window) * GRID_ROW_BYTES;
  for (let at: usize = 0; at < GRID_ROW_BYTES; at += LANES_BYTES) {
    const enter = v128.load(row + at);
    v128.store(
      sums + at,
      f32x4.sub(f32x4.add(v128.load(sums + at), enter), v128.load(held + at)),
    );
    v128.store(held + at, enter);
  }
  const y = entered - ahead;
  entered++;
  // A photo with fewer rows than the grid gives one row to several cells.
  while (nextCell < GRID_SIDE && cellCentre(nextCell, height) == y) {
    const count = f32x4.splat(<f32>boxCount(y, height));
    const to = grid + <usize>nextCell * GRID_ROW_BYTES;
    for (let at: usize = 0; at < GRID_ROW_BYTES; at += LANES_BYTES) {
      v128.store(to + at, f32x4.div(v128.load(sums + at), count));
    }
    nextCell++;
  }
}
