import { ONES } from "./layout";

// Which of the partners in a bucket are near enough. Each step compares 32 at once, and may read as
// many behind the end of a bucket: whoever looks closer drops those.

/** Postings compared in one step. */
export const STEP: u32 = 32;
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
  const one = ones();
  let near: u32 = 0;
  for (let vector: u32 = 0; vector < STEP / 8; vector++) {
    const bits = leftOf(at + (<usize>vector << 4), partner, one, most);
    near |= <u32>i16x8.bitmask(i16x8.eq(bits, i16x8.splat(0))) << (vector << 3);
  }
  return near;
}
