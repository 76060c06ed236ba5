import { boxCount, boxWindow } from "./box";
import { reserve } from "./memory";
import { layOutSampledColumns, prepareSampledColumns, sampleRow } from "./sampled-columns";
import { layOutSampledRows, takeSampledRow } from "./sampled-rows";
import { stripRow } from "./strip";
import { layOutWalk, prepareWalk, walk } from "./walk";

/**
 * Shrinks a photo to the grid, bit for bit as `src/shrink-to-grid.ts` does, in one walk over the pixels,
 * four rows at a time.
 */

export const GROUP: i32 = 4;

let width: i32 = 0;
let height: i32 = 0;
/** Rows from the middle of a window to its end, and rows that were taken. */
let ahead: i32 = 0;
let entered: i32 = 0;
/** For each row that is taken, of how many rows the mean is that it completes; 1 where that is of no row of the picture. */
let counts: usize = 0;

/** Lays memory out for one photo. */
export function layOutExact(photoWidth: i32, photoHeight: i32, toGrid: usize): void {
  width = photoWidth;
  height = photoHeight;
  ahead = boxWindow(height) / 2;
  entered = 0;
  layOutWalk(width, height);
  layOutSampledColumns();
  layOutSampledRows(height, toGrid);
  counts = reserve(<usize>(exactRows() + GROUP) << 2);
}

/** Fills the tables, once memory has grown. */
export function prepareExact(): void {
  prepareWalk();
  prepareSampledColumns(width);
  for (let row = 0; row < exactRows() + GROUP; row++) {
    store<f32>(countAt(row), isOfPicture(row) ? <f32>boxCount(row - ahead, height) : 1);
  }
}

// @ts-ignore: decorator
@inline
function countAt(row: i32): usize {
  return counts + (<usize>row << 2);
}

/** Whether the mean that a row completes is of a row of the picture. */
function isOfPicture(row: i32): bool {
  return <u32>(row - ahead) < <u32>height;
}

/** Rows that have to be taken, the picture's and then zeros, before the grid is full. */
export function exactRows(): i32 {
  return height + ahead;
}

/** Takes the next four rows. @param row which row of the strip is the first of them */
export function takeExactGroup(row: i32): void {
  walk(stripRow(row), countAt(entered));
  for (let lane = 0; lane < GROUP; lane++) {
    if (isOfPicture(entered + lane)) takeSampledRow(sampleRow(lane));
  }
  entered += GROUP;
}
