import { SPECTRUM_BYTES, SPECTRUM_SIDE } from "./spectrum";

export const HASH_BYTES: usize = 32;
/** Which columns of a spectrum change their sign when a picture is turned. */
export const NO_COLUMNS: i32 = 0;
export const EVEN_COLUMNS: i32 = 1;
export const ODD_COLUMNS: i32 = 2;
export const ALL_COLUMNS: i32 = 3;

/** How many of 256 values the lower median is not below of, itself included. */
const LOWER_HALF: i32 = 128;

/**
 * Bit patterns of floats, made to compare as whole numbers do. A zero with a sign becomes one
 * without, since the two are equal.
 */
// @ts-ignore: decorator
@inline
function comparable(values: v128): v128 {
  const bits = f32x4.add(values, f32x4.splat(0));
  return v128.xor(bits, i32x4.shr_u(i32x4.shr_s(bits, 31), 1));
}

/**
 * Writes the hash of 256 coefficients, as `src/hash-of-spectrum.ts` makes it.
 *
 * @param even which columns of even rows change their sign before
 * @param odd the same of odd rows
 * @param keys room for 256 whole numbers
 * @param hash room for 32 bytes, in the order of the text
 */
export function hashOfSpectrum(
  spectrum: usize,
  even: i32,
  odd: i32,
  keys: usize,
  hash: usize,
): void {
  const evenSigns = signsOf(even);
  const oddSigns = signsOf(odd);
  for (let at: usize = 0; at < SPECTRUM_BYTES; at += 16) {
    // 64 bytes are a row of 16 coefficients.
    const signs = (at >> 6) & 1 ? oddSigns : evenSigns;
    v128.store(keys + at, comparable(v128.xor(v128.load(spectrum + at), signs)));
  }
  const median = i32x4.splat(lowerMedian(keys));
  for (let at: usize = 0; at < HASH_BYTES; at++) {
    const low = i32x4.bitmask(i32x4.gt_s(v128.load(keys + (at << 5)), median));
    const high = i32x4.bitmask(i32x4.gt_s(v128.load(keys + (at << 5), 16), median));
    store<u8>(hash + HASH_BYTES - 1 - at, low | (high << 4));
  }
}

/** The least value that half of the values do not exceed, found one bit after another. */
function lowerMedian(keys: usize): i32 {
  // Held with its top bit turned, which makes the order of signed numbers that of their bits.
  let median: u32 = 0;
  for (let bit: u32 = 0x8000_0000; bit != 0; bit >>= 1) {
    const tried = median | bit;
    // If fewer than half lie below `tried`, the median is not below it either.
    if (countBelow(keys, <i32>(tried ^ 0x8000_0000)) < LOWER_HALF) median = tried;
  }
  return <i32>(median ^ 0x8000_0000);
}

// @ts-ignore: decorator
@inline
function countBelow(keys: usize, limit: i32): i32 {
  const limits = i32x4.splat(limit);
  let first = i32x4.splat(0);
  let second = i32x4.splat(0);
  for (let at: usize = 0; at < SPECTRUM_BYTES; at += 64) {
    first = i32x4.add(first, i32x4.lt_s(v128.load(keys + at), limits));
    second = i32x4.add(second, i32x4.lt_s(v128.load(keys + at, 16), limits));
    first = i32x4.add(first, i32x4.lt_s(v128.load(keys + at, 32), limits));
    second = i32x4.add(second, i32x4.lt_s(v128.load(keys + at, 48), limits));
  }
  const all = i32x4.add(first, second);
  return -(
    i32x4.extract_lane(all, 0) +
    i32x4.extract_lane(all, 1) +
    i32x4.extract_lane(all, 2) +
    i32x4.extract_lane(all, 3)
  );
}

/** Turns a spectrum over, so that rows and columns change places. */
export function swapSides(spectrum: usize, swapped: usize): void {
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    for (let j = 0; j < SPECTRUM_SIDE; j++) {
      store<f32>(
        swapped + (<usize>(j * SPECTRUM_SIDE + i) << 2),
        load<f32>(spectrum + (<usize>(i * SPECTRUM_SIDE + j) << 2)),
      );
    }
  }
}

/** The signs that turn over, as a register: columns come four at a time. */
// @ts-ignore: decorator
@inline
function signsOf(columns: i32): v128 {
  const even: i64 = columns & EVEN_COLUMNS ? 0x8000_0000 : 0;
  const odd: i64 = columns & ODD_COLUMNS ? i64.MIN_VALUE : 0;
  return i64x2.splat(even | odd);
}
