import { ONES } from "./layout";

// Which of the partners in a bucket are near enough. Each step compares 32 at once, and may read as
// many behind the end of a bucket: whoever looks closer drops those.

/** Postings compared in one step. */
export const STEP: u32 = 32;
export const STEP_BYTES: usize = 64;

/**
 * One in every lane. It comes from memory, and so into a register once: an engine makes a constant
 * anew wherever it is used.
 */
// @ts-ignore: decorator
@inline
export function ones(): v128 {
  return v128.load(ONES);
}

/** Takes the lowest bit of every lane away; a lane that is empty then had one at most. */
// @ts-ignore: decorator
@inline
function less(bits: v128, one: v128): v128 {
  return v128.and(bits, i16x8.sub(bits, one));
}

// @ts-ignore: decorator
@inline
function differing(at: usize, partner: v128, offset: usize): v128 {
  return v128.xor(v128.load(at + offset), partner);
}

/** Which of the lanes of four are empty: a bit for each, the first lowest. */
// @ts-ignore: decorator
@inline
function emptyIn(a: v128, b: v128, c: v128, d: v128): u32 {
  const zero = i16x8.splat(0);
  const least = i16x8.min_u(i16x8.min_u(a, b), i16x8.min_u(c, d));
  if (!v128.any_true(i16x8.eq(least, zero))) return 0;
  const low = i8x16.narrow_i16x8_s(i16x8.eq(a, zero), i16x8.eq(b, zero));
  const high = i8x16.narrow_i16x8_s(i16x8.eq(c, zero), i16x8.eq(d, zero));
  return <u32>i8x16.bitmask(low) | (<u32>i8x16.bitmask(high) << 16);
}

/** Which of a step's partners differ by at most 2 bits. */
// @ts-ignore: decorator
@inline
export function near2(at: usize, partner: v128, one: v128): u32 {
  return emptyIn(
    less(less(differing(at, partner, 0), one), one),
    less(less(differing(at, partner, 16), one), one),
    less(less(differing(at, partner, 32), one), one),
    less(less(differing(at, partner, 48), one), one),
  );
}

/** Which of a step's partners differ by at most 3 bits. */
// @ts-ignore: decorator
@inline
export function near3(at: usize, partner: v128, one: v128): u32 {
  return emptyIn(
    less(less(less(differing(at, partner, 0), one), one), one),
    less(less(less(differing(at, partner, 16), one), one), one),
    less(less(less(differing(at, partner, 32), one), one), one),
    less(less(less(differing(at, partner, 48), one), one), one),
  );
}

/** Which of a step's partners differ by at most `most` bits. */
// @ts-ignore: decorator
@inline
export function nearMost(at: usize, partner: v128, one: v128, most: i32): u32 {
  let a = differing(at, partner, 0);
  let b = differing(at, partner, 16);
  let c = differing(at, partner, 32);
  let d = differing(at, partner, 48);
  for (let bit = 0; bit < most; bit++) {
    a = less(a, one);
    b = less(b, one);
    c = less(c, one);
    d = less(d, one);
  }
  return emptyIn(a, b, c, d);
}
