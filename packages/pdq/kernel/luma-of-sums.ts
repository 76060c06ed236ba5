/**
 * Weighted sums of pixels that need no room between channels. Red and blue alone have 16 bits each. A
 * whole pixel is summed as one number of 32 bits: there channels run into each other, but take red and
 * blue away, and what is left in the middle is green. Alpha, on top, may overflow.
 */

const masks: usize = memory.data<u32>([0xff00ff, 0xffff, 0xffff00]);

/** Red and blue of a pixel. In memory, like those below: an engine would make it anew for every pixel. */
// @ts-ignore: decorator
@inline
export function redAndBlueMask(): v128 {
  return v128.load_splat<u32>(masks);
}

/** The sum of reds. */
// @ts-ignore: decorator
@inline
export function redSumMask(): v128 {
  return v128.load_splat<u32>(masks + 4);
}

/** The sum of greens, 256 times as much. */
// @ts-ignore: decorator
@inline
export function greenSumMask(): v128 {
  return v128.load_splat<u32>(masks + 8);
}

/**
 * The brightness of four pixels.
 *
 * @param whole sums of whole pixels
 * @param redAndBlue sums of red and blue alone, each under 2 to the 16th
 * @param red what a whole of red is multiplied by, in every lane; blue as well, green by a 256th of it
 */
// @ts-ignore: decorator
@inline
export function lumaOfSums(
  whole: v128,
  redAndBlue: v128,
  redMask: v128,
  greenMask: v128,
  red: v128,
  green: v128,
  blue: v128,
): v128 {
  const reds = v128.and(redAndBlue, redMask);
  const greens = v128.and(i32x4.sub(whole, redAndBlue), greenMask);
  const blues = i32x4.shr_u(redAndBlue, 16);
  return f32x4.add(
    f32x4.add(
      f32x4.mul(f32x4.convert_i32x4_s(reds), red),
      f32x4.mul(f32x4.convert_i32x4_s(greens), green),
    ),
    f32x4.mul(f32x4.convert_i32x4_s(blues), blue),
  );
}
