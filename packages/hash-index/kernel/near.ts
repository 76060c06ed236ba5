import { ONES } from "./layout";

// Which of the partners in a bucket are near enough. Each step compares 32 at once, and may read as
// many behind the end of a bucket: whoever looks closer drops those.

/** What is compared in one step: 32 partners. */
export const STEP_BYTES: usize = 64;
export const VECTOR_BYTES: usize = 16;

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

/** What is left of eight partners' differing bits when so many were taken away, 0 to 5. */
// @ts-ignore: decorator
@inline
function leftOf(at: usize, partner: v128, one: v128, most: i32): v128 {
  let bits = v128.xor(v128.load(at), partner);
  // No loop: an engine leaves out what a constant `most` never does.
  if (most > 0) bits = less(bits, one);
  if (most > 1) bits = less(bits, one);
  if (most > 2) bits = less(bits, one);
  if (most > 3) bits = less(bits, one);
  if (most > 4) bits = less(bits, one);
  return bits;
}

/**
 * Whether one of a step's partners differs by at most so many bits. Nothing behind the 8 partners at
 * `last` is read, since that may be in a line that memory has yet to bring: they are compared again.
 */
// @ts-ignore: decorator
@inline
export function isAnyNear(at: usize, last: usize, partner: v128, one: v128, most: i32): bool {
  const a = leftOf(at, partner, one, most);
  const b = leftOf(min(at + 16, last), partner, one, most);
  const c = leftOf(min(at + 32, last), partner, one, most);
  const d = leftOf(min(at + 48, last), partner, one, most);
  const least = i16x8.min_u(i16x8.min_u(a, b), i16x8.min_u(c, d));
  return v128.any_true(i16x8.eq(least, i16x8.splat(0)));
}

/** Which of a step's partners differ by at most so many bits: a bit for each, the first lowest. */
export function nearIn(at: usize, chunkPartner: u32, most: i32): u32 {
  const partner = i16x8.splat(<i16>chunkPartner);
  if (most == 2) return nearWithin(at, partner, 2);
  if (most == 3) return nearWithin(at, partner, 3);
  return nearWithin(at, partner, most);
}

// @ts-ignore: decorator
@inline
function nearWithin(at: usize, partner: v128, most: i32): u32 {
  const one = ones();
  const zero = i16x8.splat(0);
  const a = i16x8.eq(leftOf(at, partner, one, most), zero);
  const b = i16x8.eq(leftOf(at + 16, partner, one, most), zero);
  const c = i16x8.eq(leftOf(at + 32, partner, one, most), zero);
  const d = i16x8.eq(leftOf(at + 48, partner, one, most), zero);
  const low = <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(a, b));
  const high = <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(c, d));
  return low | (high << 16);
}
