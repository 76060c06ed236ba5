import { boxAlongRow, boxDownColumns, boxWindow, type RowSink } from "./box-filter.ts";
import { lumaOfRow } from "./luma.ts";
import { BYTES_PER_PIXEL, type PhotoSize, type RgbaBytes } from "./rgba-photo.ts";
import type { Scratch } from "./scratch.ts";

/** Cells along each side of the grid a photo is shrunk to. */
export const GRID_SIDE = 64;

/**
 * Shrinks a photo's brightness to 64 x 64 cells, row after row, 0 to 255.
 *
 * [Note: rounding as the reference does] A hash bit says whether a coefficient
 * lies above the median. Smooth pictures have coefficients that are exactly
 * equal, so the last bit of a sum decides: every step keeps the reference's
 * 32-bit floats and its order of additions, without fused multiply-add. Storing
 * into a Float32Array rounds just as `Math.fround` does. The kernel keeps the
 * same order, with four rows or four columns side by side.
 *
 * Two passes of a box filter, each along rows and then down columns, come before
 * sampling the centres of the cells. Rows flow through all four filters one after
 * another; so about two windows of rows are held at a time, never a whole plane.
 * A photo of 64 x 64 pixels is taken as it is.
 *
 * Source: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp and
 * pdq/cpp/downscaling/downscaling.cpp, full resolution, without any resize before.
 *
 * @returns `take` for whole rows from the top, then `finish` for the grid, in a scratch buffer
 */
export function gridShrinker(
  { width, height }: PhotoSize,
  scratch: Scratch,
): { readonly take: (rows: RgbaBytes) => void; readonly finish: () => Float32Array } {
  const grid = scratch(GRID_SIDE * GRID_SIDE);
  const luma = scratch(width);
  const eachLuma = (rows: RgbaBytes, use: RowSink) => {
    for (let y = 0; y < rows.length / (width * BYTES_PER_PIXEL); y++) {
      lumaOfRow(rows, y, luma);
      use(luma);
    }
  };

  if (width === GRID_SIDE && height === GRID_SIDE) {
    let y = 0;
    return {
      take(rows) {
        eachLuma(rows, (row) => gridRow(grid, y++).set(row));
      },
      finish: () => grid,
    };
  }

  const windowAlong = boxWindow(width);
  const windowDown = boxWindow(height);
  const blurredOnce = scratch(width);
  const blurredTwice = scratch(width);
  const sampled = scratch(GRID_SIDE);
  const sampledColumns = cellCentres(width);
  const sampledRows = cellCentres(height);

  let y = 0;
  // Only sampled columns go on to the last filter, since no column there looks at another.
  const secondPass = boxDownColumns(GRID_SIDE, windowDown, scratch, (row) => {
    // A photo with fewer rows than the grid gives one row to several cells.
    for (const [i, centre] of sampledRows.entries()) if (centre === y) gridRow(grid, i).set(row);
    y++;
  });
  const firstPass = boxDownColumns(width, windowDown, scratch, (row) => {
    boxAlongRow(row, blurredTwice, windowAlong);
    for (const [j, centre] of sampledColumns.entries()) sampled[j] = blurredTwice[centre]!;
    secondPass.take(sampled);
  });

  return {
    take(rows) {
      eachLuma(rows, (row) => {
        boxAlongRow(row, blurredOnce, windowAlong);
        firstPass.take(blurredOnce);
      });
    },
    finish() {
      firstPass.finish();
      secondPass.finish();
      return grid;
    },
  };
}

/** The pixel, 0 to `side` - 1, at the centre of one of the 64 cells along a side. */
export function cellCentre(cell: number, side: number): number {
  return Math.floor(((cell + 0.5) * side) / GRID_SIDE);
}

function cellCentres(side: number): readonly number[] {
  return Array.from({ length: GRID_SIDE }, (_, cell) => cellCentre(cell, side));
}

function gridRow(grid: Float32Array, i: number): Float32Array {
  return grid.subarray(i * GRID_SIDE, (i + 1) * GRID_SIDE);
}
