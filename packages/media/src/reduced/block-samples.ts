import { BLOCK_SIDE } from "./block-plane.ts";
import type { Reduction } from "./reduction-for.ts";

/** Where the coefficients of a block lie, row after row, in the order a scan brings them. */
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
  13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
  45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
] as const;

/** For each sample along one side of a block: what each of 8 waves adds to it. */
type SideSamples = readonly Float64Array[];

/** Turns one block's coefficients, as quantised and in zigzag order, into samples. */
export interface BlockSamples {
  /** Of a block that lies wholly inside: needs the first `FIRST_WAVES` alone. */
  readonly ofWhole: SampleWriter;
  /** Of one that reaches over an edge: needs all 64. */
  readonly ofLast: (isLastColumn: boolean, isLastRow: boolean) => SampleWriter;
}

/** Writes samples from `at` on, in rows of `width`. */
export type SampleWriter = (
  block: Int32Array,
  luma: Float32Array,
  at: number,
  width: number,
) => void;

/** How many coefficients, from the constant one, the slopes of a block are in. */
export const FIRST_WAVES = 5;

/**
 * Prepares samples of a picture of this size.
 *
 * A block at the right or bottom edge may reach over it. What lies there is never seen, so a
 * stranger could put anything into it: there a sample is the mean of the pixels inside alone, made
 * from all 64 coefficients.
 *
 * @param steps of quantisation, 64 in zigzag order
 */
export function blockSamples(
  { width, height }: { readonly width: number; readonly height: number },
  reduction: Reduction,
  steps: Uint16Array,
): BlockSamples {
  const whole = reduction === 8 ? [means(0, BLOCK_SIDE)] : slopes();
  const lastAcross = lastSamples(width, reduction) ?? whole;
  const lastDown = lastSamples(height, reduction) ?? whole;
  const coefficients = new Float64Array(64);
  const summed = new Float64Array(BLOCK_SIDE);

  const slope = whole[0]![1]!;
  const mean = whole[0]![0]!;

  return {
    ofWhole(block, luma, at, width) {
      const middle = block[0]! * steps[0]! * mean * mean + 128;
      if (reduction === 8) {
        luma[at] = middle;
        return;
      }
      const right = block[1]! * steps[1]! * mean * slope;
      const down = block[2]! * steps[2]! * mean * slope;
      const both = block[4]! * steps[4]! * slope * slope;
      luma[at] = middle + right + down + both;
      luma[at + 1] = middle - right + down - both;
      luma[at + width] = middle + right - down - both;
      luma[at + width + 1] = middle - right - down + both;
    },
    ofLast: (isLastColumn, isLastRow) => (block, luma, at, width) => {
      for (let k = 0; k < 64; k++) coefficients[ZIGZAG[k]!] = block[k]! * steps[k]!;
      const across = isLastColumn ? lastAcross : whole;
      const down = isLastRow ? lastDown : whole;
      for (const [x, wave] of across.entries()) {
        for (let v = 0; v < BLOCK_SIDE; v++) {
          let sum = 0;
          for (let u = 0; u < BLOCK_SIDE; u++) sum += coefficients[v * BLOCK_SIDE + u]! * wave[u]!;
          summed[v] = sum;
        }
        for (const [y, share] of down.entries()) {
          let sum = 128;
          for (let v = 0; v < BLOCK_SIDE; v++) sum += summed[v]! * share[v]!;
          luma[at + y * width + x] = sum;
        }
      }
      coefficients.fill(0);
      summed.fill(0);
    },
  };
}

/** Means of the pixels inside, for a block that reaches over the edge. */
function lastSamples(side: number, reduction: Reduction): SideSamples | undefined {
  const inside = side % BLOCK_SIDE;
  if (inside === 0) return undefined;
  return Array.from({ length: Math.ceil(inside / reduction) }, (_, i) =>
    means(i * reduction, Math.min((i + 1) * reduction, inside)),
  );
}

/** The mean of each wave over the pixels from `from` to before `to`. */
function means(from: number, to: number): Float64Array {
  return Float64Array.from({ length: BLOCK_SIDE }, (_, u) => {
    let sum = 0;
    for (let x = from; x < to; x++) sum += waveAt(u, x);
    return sum / (to - from);
  });
}

/**
 * The two samples of a whole block: its mean, and its slowest wave taken so that weights which
 * rise or fall evenly over the block give the sum they would give pixel by pixel. The plain means
 * of both halves would say too little of a slope; faster waves hardly count under such weights.
 */
function slopes(): SideSamples {
  let moment = 0;
  let halves = 0;
  for (let x = 0; x < BLOCK_SIDE; x++) {
    moment += x * waveAt(1, x);
    halves += x < BLOCK_SIDE / 2 ? x : -x;
  }
  const slope = moment / halves;
  return [slope, -slope].map((one) => Float64Array.of(waveAt(0, 0), one, 0, 0, 0, 0, 0, 0));
}

/** One of the waves a block is made of, at a pixel. Source: ITU-T T.81, A.3.3. */
function waveAt(u: number, x: number): number {
  const scale = u === 0 ? Math.SQRT1_2 / 2 : 1 / 2;
  return scale * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * BLOCK_SIDE));
}
