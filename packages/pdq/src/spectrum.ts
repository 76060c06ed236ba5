import type { Scratch } from "./scratch.ts";
import { GRID_SIDE } from "./shrink-to-grid.ts";

/** Frequencies kept along each side: 1 to 16, without the constant one. */
export const SPECTRUM_SIDE = 16;

/**
 * The waves the grid is compared with: row i holds frequency i + 1 at 64 places.
 * Cosines in 64 bits, then rounded to 32; no entry lies so near to a rounding
 * edge that another engine's cosine could move it.
 */
export const WAVES: Float32Array = Float32Array.from(
  { length: SPECTRUM_SIDE * GRID_SIDE },
  (_, at) => waveAt(Math.floor(at / GRID_SIDE), at % GRID_SIDE),
);

/** An entry of `WAVES` before rounding. */
export function waveAt(i: number, j: number): number {
  const scale = Math.fround(Math.sqrt(2 / GRID_SIDE));
  return scale * Math.cos((Math.PI / 2 / GRID_SIDE) * (i + 1) * (2 * j + 1));
}

/**
 * The spectrum of a grid: its discrete cosine transform, lowest 16 x 16
 * frequencies but the constant one, row i down the picture and column j across.
 *
 * @param grid 64 x 64 cells
 * @returns 256 coefficients in a scratch buffer, row after row
 * Source: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp; sums rounded
 * in its order, see [Note: rounding as the reference does].
 */
export function spectrumOfGrid(grid: Float32Array, scratch: Scratch): Float32Array {
  const down = scratch(SPECTRUM_SIDE * GRID_SIDE);
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    for (let j = 0; j < GRID_SIDE; j++) {
      let sum = 0;
      for (let k = 0; k < GRID_SIDE; k++) {
        sum = Math.fround(sum + Math.fround(WAVES[i * GRID_SIDE + k]! * grid[k * GRID_SIDE + j]!));
      }
      down[i * GRID_SIDE + j] = sum;
    }
  }

  const spectrum = scratch(SPECTRUM_SIDE * SPECTRUM_SIDE);
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    for (let j = 0; j < SPECTRUM_SIDE; j++) {
      let sum = 0;
      for (let k = 0; k < GRID_SIDE; k++) {
        sum = Math.fround(sum + Math.fround(down[i * GRID_SIDE + k]! * WAVES[j * GRID_SIDE + k]!));
      }
      spectrum[i * SPECTRUM_SIDE + j] = sum;
    }
  }
  return spectrum;
}
