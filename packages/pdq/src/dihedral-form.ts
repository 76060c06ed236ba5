import type { Scratch } from "./scratch.ts";
import { SPECTRUM_SIDE } from "./spectrum.ts";

/**
 * The eight ways to turn and mirror a picture, under the reference's names.
 *
 * `rotate90` is a quarter turn counter-clockwise and `rotate270` clockwise. `flipX`
 * puts the top at the bottom, `flipY` the left at the right. `flipPlus1` mirrors
 * along the diagonal from the top left, `flipMinus1` along the other one.
 */
export type DihedralForm =
  | "original"
  | "rotate90"
  | "rotate180"
  | "rotate270"
  | "flipX"
  | "flipY"
  | "flipPlus1"
  | "flipMinus1";

interface Turn {
  /** Whether rows and columns change places. */
  readonly swapsSides: boolean;
  /** Whether the coefficient at row i and column j of the upright spectrum changes its sign. */
  readonly negates: (i: number, j: number) => boolean;
}

const never = () => false;
const evenRow = (i: number) => i % 2 === 0;
const evenColumn = (_: number, j: number) => j % 2 === 0;
const oddSum = (i: number, j: number) => (i + j) % 2 === 1;

/**
 * Reversing an axis negates its odd frequencies. Row and column 0 hold frequency
 * 1, hence "even" here; reversing both leaves a minus only where one of them is
 * odd. Source: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp.
 */
const TURNS: Readonly<Record<DihedralForm, Turn>> = {
  original: { swapsSides: false, negates: never },
  rotate90: { swapsSides: true, negates: evenColumn },
  rotate180: { swapsSides: false, negates: oddSum },
  rotate270: { swapsSides: true, negates: evenRow },
  flipX: { swapsSides: false, negates: evenRow },
  flipY: { swapsSides: false, negates: evenColumn },
  flipPlus1: { swapsSides: true, negates: never },
  flipMinus1: { swapsSides: true, negates: oddSum },
};

/**
 * The spectrum a photo would have if it were turned or mirrored.
 *
 * @param spectrum 16 x 16 coefficients of the photo as it is
 * @returns as many, in another scratch buffer
 */
export function turnSpectrum(
  spectrum: Float32Array,
  form: DihedralForm,
  scratch: Scratch,
): Float32Array {
  const { swapsSides, negates } = TURNS[form];
  const turned = scratch(spectrum.length);
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    for (let j = 0; j < SPECTRUM_SIDE; j++) {
      const coefficient = spectrum[i * SPECTRUM_SIDE + j]!;
      const place = swapsSides ? j * SPECTRUM_SIDE + i : i * SPECTRUM_SIDE + j;
      turned[place] = negates(i, j) ? -coefficient : coefficient;
    }
  }
  return turned;
}
