import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";

const STEPS_PER_POINT: i32 = 90;
const MOST: i32 = 100;

/**
 * How much a picture has in it, 0 to 100, rounded as in `src/quality.ts`.
 *
 * @param more percent that is added to every step, to see how far a grid that is a little off
 *   may be from the true quality; 0 for the quality itself
 */
export function qualityOfGrid(grid: usize, more: f32): i32 {
  const extra = f32x4.splat(more);
  let steps = i32x4.splat(0);
  for (let i = 0; i < GRID_SIDE; i++) {
    const row = grid + <usize>i * GRID_ROW_BYTES;
    for (let at: usize = 0; at < GRID_ROW_BYTES; at += 16) {
      const cells = v128.load(row + at);
      if (i + 1 < GRID_SIDE) {
        steps = i32x4.add(steps, stepsBetween(cells, v128.load(row + at, GRID_ROW_BYTES), extra));
      }
      // The last cell of a row has no neighbour: it is compared with itself.
      const right =
        at + 16 < GRID_ROW_BYTES
          ? v128.load(row + at, 4)
          : v128.shuffle<f32>(cells, cells, 1, 2, 3, 3);
      steps = i32x4.add(steps, stepsBetween(cells, right, extra));
    }
  }
  const all =
    i32x4.extract_lane(steps, 0) +
    i32x4.extract_lane(steps, 1) +
    i32x4.extract_lane(steps, 2) +
    i32x4.extract_lane(steps, 3);
  return min(MOST, all / STEPS_PER_POINT);
}

// @ts-ignore: decorator
@inline
function stepsBetween(u: v128, v: v128, more: v128): v128 {
  const hundredfold = f32x4.mul(f32x4.sub(u, v), f32x4.splat(100));
  const percent = f32x4.abs(f32x4.div(hundredfold, f32x4.splat(255)));
  return i32x4.trunc_sat_f32x4_s(f32x4.add(percent, more));
}
