import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";

/** Frequencies kept along each side. */
export const SPECTRUM_SIDE: i32 = 16;
export const SPECTRUM_BYTES: usize = 16 * 16 * 4;
export const WAVES_BYTES: usize = 16 * 64 * 4;
const SPECTRUM_ROW_BYTES: usize = 16 * 4;

/**
 * The spectrum of a grid, rounded in the order of `src/spectrum.ts`: four sums side by side,
 * each of them made one product after another.
 *
 * @param waves 16 rows of 64, as in `src/spectrum.ts`
 * @param wavesDown the same, turned over: 64 rows of 16
 * @param down room for 16 rows of 64
 * @param spectrum room for 16 rows of 16
 */
export function spectrumOfGrid(
  grid: usize,
  waves: usize,
  wavesDown: usize,
  down: usize,
  spectrum: usize,
): void {
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    const wave = waves + <usize>i * GRID_ROW_BYTES;
    for (let j: usize = 0; j < GRID_ROW_BYTES; j += 64) {
      sumOfProducts(wave, grid + j, GRID_ROW_BYTES, down + <usize>i * GRID_ROW_BYTES + j);
    }
  }
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    const row = down + <usize>i * GRID_ROW_BYTES;
    sumOfProducts(row, wavesDown, SPECTRUM_ROW_BYTES, spectrum + <usize>i * SPECTRUM_ROW_BYTES);
  }
}

/** Sixteen sums over 64 places: each factor times the row of 16 that belongs to it. */
// @ts-ignore: decorator
@inline
function sumOfProducts(factors: usize, rows: usize, rowBytes: usize, to: usize): void {
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let sum3 = f32x4.splat(0);
  let row = rows;
  for (let k = 0; k < GRID_SIDE; k++) {
    const factor = v128.load_splat<f32>(factors + (<usize>k << 2));
    sum0 = f32x4.add(sum0, f32x4.mul(factor, v128.load(row)));
    sum1 = f32x4.add(sum1, f32x4.mul(factor, v128.load(row, 16)));
    sum2 = f32x4.add(sum2, f32x4.mul(factor, v128.load(row, 32)));
    sum3 = f32x4.add(sum3, f32x4.mul(factor, v128.load(row, 48)));
    row += rowBytes;
  }
  v128.store(to, sum0);
  v128.store(to, sum1, 16);
  v128.store(to, sum2, 32);
  v128.store(to, sum3, 48);
}
