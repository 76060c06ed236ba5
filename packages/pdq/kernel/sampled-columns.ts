import { boxCount, boxWindow, cellCentre } from "./box";
import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { reserve } from "./memory";
import { secondSumsAt } from "./walk";

/** The second means along a row, of the 64 sampled columns alone. */

/** From a row's sum in a step to that of the row below over the same column, a step later and a lane on. */
const ROW_BELOW: usize = 20;

/** Where a walk keeps the first row's sum over each sampled column, and how many pixels that is of. */
let places: usize = 0;
let counts: usize = 0;
let means: usize = 0;

export function layOutSampledColumns(): void {
  places = reserve(GRID_ROW_BYTES);
  counts = reserve(GRID_ROW_BYTES);
  means = reserve(GRID_ROW_BYTES);
}

/** Fills the tables, once memory has grown. */
export function prepareSampledColumns(width: i32): void {
  const ahead = boxWindow(width) / 2;
  for (let cell = 0; cell < GRID_SIDE; cell++) {
    const centre = cellCentre(cell, width);
    const at = <usize>cell << 2;
    store<u32>(places + at, <u32>secondSumsAt(centre + 2 * ahead));
    store<f32>(counts + at, <f32>boxCount(centre, width));
  }
}

// @ts-ignore: decorator
@inline
function placeOf(at: usize): usize {
  return <usize>load<u32>(places + at);
}

/** Means of one of the four rows that were walked, 0 to 3. @returns where 64 lie */
export function sampleRow(lane: i32): usize {
  const row = <usize>lane * ROW_BELOW;
  for (let at: usize = 0; at < GRID_ROW_BYTES; at += 16) {
    let sums = v128.load32_zero(row + placeOf(at));
    sums = v128.load32_lane(row + placeOf(at + 4), sums, 1);
    sums = v128.load32_lane(row + placeOf(at + 8), sums, 2);
    sums = v128.load32_lane(row + placeOf(at + 12), sums, 3);
    v128.store(means + at, f32x4.div(sums, v128.load(counts + at)));
  }
  return means;
}
