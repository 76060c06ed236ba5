import { cellCentre } from "./box";
import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { first, high, low, second } from "./lanes";
import { reserve } from "./memory";

/**
 * The 64 sampled columns of four rows. A walk along the rows finishes them a register of four rows
 * at a time; what comes after needs them row after row.
 */

const NEVER: i32 = i32.MAX_VALUE;
const LANES_BYTES: usize = 16;

/** The walked column at which each cell's sum is ready, and one that never comes. */
let readyAt: usize = 0;
let columns: usize = 0;
let rows: usize = 0;

export function layOutSampledColumns(): void {
  readyAt = reserve(<usize>(GRID_SIDE + 1) * sizeof<i32>());
  columns = reserve(<usize>GRID_SIDE * LANES_BYTES);
  rows = reserve(4 * GRID_ROW_BYTES);
}

/** Fills the table, once memory has grown. @param ahead columns from a cell's centre to the end of its window */
export function prepareSampledColumns(width: i32, ahead: i32): void {
  for (let cell = 0; cell < GRID_SIDE; cell++) {
    store<i32>(readyAt + (<usize>cell << 2), cellCentre(cell, width) + ahead);
  }
  store<i32>(readyAt + (<usize>GRID_SIDE << 2), NEVER);
}

// @ts-ignore: decorator
@inline
export function columnReadyAt(cell: i32): i32 {
  return load<i32>(readyAt + (<usize>cell << 2));
}

// @ts-ignore: decorator
@inline
export function keepSampledColumn(cell: i32, fourRows: v128): void {
  v128.store(columns + (<usize>cell << 4), fourRows);
}

/** Turns the columns over, 4 x 4 at a time. */
export function turnSampledColumns(): void {
  for (let cell = 0; cell < GRID_SIDE; cell += 4) {
    const from = columns + (<usize>cell << 4);
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const c = v128.load(from, 32);
    const d = v128.load(from, 48);
    const to = rows + (<usize>cell << 2);
    v128.store(to, first(low(a, b), low(c, d)));
    v128.store(to + GRID_ROW_BYTES, second(low(a, b), low(c, d)));
    v128.store(to + 2 * GRID_ROW_BYTES, first(high(a, b), high(c, d)));
    v128.store(to + 3 * GRID_ROW_BYTES, second(high(a, b), high(c, d)));
  }
}

/** Where one of the four rows lies, 0 to 3, once they were turned over. */
export function sampledRow(lane: i32): usize {
  return rows + <usize>lane * GRID_ROW_BYTES;
}
