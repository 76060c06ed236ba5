import { READINGS } from "../readings.ts";
import type { Scratch } from "../scratch.ts";
import { GRID_SIDE } from "../shrink-to-grid.ts";
import { tentWeights } from "../tent-weights.ts";
import type { ReducedPhoto } from "./reduced-photo.ts";

/**
 * Shrinks a reduced photo, turned into its form, to 64 x 64 cells, 0 to 255, as `shrinkToGrid` would
 * the whole one. The weights are turned, not the samples. See [Note: in phase].
 */
export function gridOfSamples(
  { luma, width, height, of, reduction, form }: ReducedPhoto,
  scratch: Scratch,
): Float32Array {
  const { swapsSides, fromRight, fromBottom } = READINGS[form];
  const across = tentWeights(of.width, { reducedBy: reduction, fromEnd: fromRight });
  const down = tentWeights(of.height, { reducedBy: reduction, fromEnd: fromBottom });
  const sums = new Float64Array(GRID_SIDE * GRID_SIDE);
  const sampled = new Float64Array(GRID_SIDE);

  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let j = 0; j < GRID_SIDE; j++) {
      const { first, weights } = across[j]!;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * luma[row + first + i]!;
      sampled[j] = sum;
    }
    for (let i = 0; i < GRID_SIDE; i++) {
      const { first, weights } = down[i]!;
      const weight = weights[y - first];
      if (weight === undefined) continue;
      for (let j = 0; j < GRID_SIDE; j++) sums[i * GRID_SIDE + j]! += weight * sampled[j]!;
    }
  }

  const grid = scratch(GRID_SIDE * GRID_SIDE);
  for (let i = 0; i < GRID_SIDE; i++) {
    for (let j = 0; j < GRID_SIDE; j++) {
      grid[swapsSides ? j * GRID_SIDE + i : i * GRID_SIDE + j] = sums[i * GRID_SIDE + j]!;
    }
  }
  sums.fill(0);
  sampled.fill(0);
  return grid;
}
