import { GRID_SIDE } from "./shrink-to-grid.ts";

/** Source of all three: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp. */
const BRIGHTEST = 255;
const STEPS_PER_POINT = 90;
const MOST = 100;

/**
 * How much a picture has in it, 0 (flat) to 100 (busy): the steps in brightness
 * between neighbouring cells, in whole percent of the full range, added up.
 * Steps under one percent count as none, so a soft gradient scores low.
 *
 * @param grid 64 x 64 cells, 0 to 255
 */
export function qualityOfGrid(grid: Float32Array): number {
  let steps = 0;
  for (let i = 0; i < GRID_SIDE; i++) {
    for (let j = 0; j < GRID_SIDE; j++) {
      const cell = i * GRID_SIDE + j;
      if (i + 1 < GRID_SIDE) steps += stepBetween(grid[cell]!, grid[cell + GRID_SIDE]!);
      if (j + 1 < GRID_SIDE) steps += stepBetween(grid[cell]!, grid[cell + 1]!);
    }
  }
  return Math.min(MOST, Math.floor(steps / STEPS_PER_POINT));
}

/** A difference in brightness in percent, cut to a whole number; rounded as the reference does. */
function stepBetween(u: number, v: number): number {
  const hundredfold = Math.fround(Math.fround(u - v) * 100);
  return Math.floor(Math.abs(Math.fround(hundredfold / BRIGHTEST)));
}
