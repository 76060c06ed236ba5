import { boxWindow } from "./box-filter.ts";
import type { PhotoSize } from "./rgba-photo.ts";
import { GRID_SIDE } from "./shrink-to-grid.ts";
import { SPECTRUM_SIDE } from "./spectrum.ts";

/** How far what the fast kernel makes may lie from what the exact one makes. */
export interface MostOff {
  /** For each of the 256 coefficients. */
  readonly coefficients: Float32Array;
  /** For the step in brightness between two cells, in percent of the full range. */
  readonly percent: number;
}

/**
 * How many standard deviations are allowed for. The most that was seen in 2,000 photos is 7, see
 * [Note: how far a fast hash may be off].
 */
const DEVIATIONS = 10;
/** The cosine transform's own errors: 128 in sums up to 256. */
const TRANSFORM = (128 * (2 ** (7 - 24)) ** 2) / 3;
const BRIGHTEST = 255;
const PASSES = 2;

/** For each frequency, 1 to 16, the mean square of what is left of a wave from a place on, over all places. */
const TAILS: readonly number[] = Array.from({ length: SPECTRUM_SIDE }, (_, i) => {
  const sine = Math.sin((Math.PI * (i + 1)) / (2 * GRID_SIDE));
  return 1 / (4 * GRID_SIDE * sine ** 2);
});

/**
 * Bounds how far apart the two kernels' answers are for a photo of this size.
 *
 * [Note: how far a fast hash may be off] The fast kernel's own rounding is small. It is the
 * reference's running sums that drift: each pixel that enters or leaves rounds the sum, by half of
 * the gap between floats at its size at most, and what is rounded stays in it to the end of the
 * line. Two passes along a line of `side` pixels are 4 x `side` such errors. Taken as independent
 * of each other, but, to be careful, as the same in all lines next to each other, they walk off at
 * random: a cell is off by their root mean square over the box; a coefficient of frequency f by
 * the sum of a wave from where the error entered to the end, of which the mean square is
 * 1 / (256 sin²(pi f / 128)).
 *
 * A guarantee for every possible picture it is not: a worst case in which all errors pull the same
 * way would be hundreds of times as wide, and then no photo could be hashed fast.
 */
export function mostOff({ width, height }: PhotoSize): MostOff {
  const [along, down] = [driftAlong(width), driftAlong(height)];
  const coefficients = new Float32Array(SPECTRUM_SIDE * SPECTRUM_SIDE);
  for (let at = 0; at < coefficients.length; at++) {
    const drift = along * TAILS[at & 15]! + down * TAILS[at >> 4]! + 2 * TRANSFORM;
    coefficients[at] = DEVIATIONS * Math.sqrt(drift);
  }
  // Neighbours share all of the drift but that between them.
  const percent = (DEVIATIONS * Math.sqrt(along + down) * 100) / BRIGHTEST;
  return { coefficients, percent };
}

/** The mean square by which a cell at the end of a line is off. */
function driftAlong(side: number): number {
  const window = boxWindow(side);
  const halfGap = 2 ** (Math.floor(Math.log2(BRIGHTEST * (window + 1))) - 24);
  return (PASSES * 2 * side * halfGap ** 2) / 3 / window ** 2;
}
