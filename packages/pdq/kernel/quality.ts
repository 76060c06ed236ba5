import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";

const STEPS_PER_POINT: i32 = 90;
const MOST: i32 = 100;

/**
 * How much a picture has in it, 0 to 100, rounded as in `src/quality.ts`.
 *
 * @param percentOff how far every step may be off, in percent of the full range
 * @returns the quality, or -1 where it is another one by that much
 */
export function qualityOfGrid(grid: usize, percentOff: f32): i32 {
  const off = f32x4.splat(percentOff);
  let least = f32x4.splat(0);
  let most = f32x4.splat(0);
  for (let i = 0; i < GRID_SIDE; i++) {
    const row = grid + <usize>i * GRID_ROW_BYTES;
    for (let at: usize = 0; at < GRID_ROW_BYTES; at += 16) {
      const cells = v128.load(row + at);
      if (i + 1 < GRID_SIDE) {
        const below = percentBetween(cells, v128.load(row + at, GRID_ROW_BYTES));
        least = f32x4.add(least, f32x4.trunc(f32x4.sub(below, off)));
        most = f32x4.add(most, f32x4.trunc(f32x4.add(below, off)));
      }
      // The last cell of a row has no neighbour: it is compared with itself.
      const right = percentBetween(
        cells,
        at + 16 < GRID_ROW_BYTES
          ? v128.load(row + at, 4)
          : v128.shuffle<f32>(cells, cells, 1, 2, 3, 3),
      );
      least = f32x4.add(least, f32x4.trunc(f32x4.sub(right, off)));
      most = f32x4.add(most, f32x4.trunc(f32x4.add(right, off)));
    }
  }
  const quality = pointsOf(least);
  return quality == pointsOf(most) ? quality : -1;
}

// @ts-ignore: decorator
@inline
function percentBetween(u: v128, v: v128): v128 {
  const hundredfold = f32x4.mul(f32x4.sub(u, v), f32x4.splat(100));
  return f32x4.abs(f32x4.div(hundredfold, f32x4.splat(255)));
}

/** Steps are whole numbers, in all far below 2 to the 24th, so floats hold their sum exactly. */
function pointsOf(steps: v128): i32 {
  const all =
    f32x4.extract_lane(steps, 0) +
    f32x4.extract_lane(steps, 1) +
    f32x4.extract_lane(steps, 2) +
    f32x4.extract_lane(steps, 3);
  return min(MOST, <i32>all / STEPS_PER_POINT);
}
