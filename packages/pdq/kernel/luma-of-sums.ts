const lowHalvesAt: usize = memory.data<u32>([0xffff]);

/** What `lumaOfSums` needs, kept in memory because an engine would make it anew for every pixel. */
// @ts-ignore: decorator
@inline
export function lowHalves(): v128 {
  return v128.load_splat<u32>(lowHalvesAt);
}

/**
 * The brightness of four pixels from weighted sums of their channels.
 *
 * @param left red, green, blue, alpha of the first two, 16 bits each without a sign
 * @param right the same of the other two
 * @param red what a whole of red is multiplied by, in every lane; green and blue as well
 */
// @ts-ignore: decorator
@inline
export function lumaOfSums(
  left: v128,
  right: v128,
  halves: v128,
  red: v128,
  green: v128,
  blue: v128,
): v128 {
  const redsAndGreens = v128.shuffle<u32>(left, right, 0, 2, 4, 6);
  const bluesAndAlphas = v128.shuffle<u32>(left, right, 1, 3, 5, 7);
  const reds = v128.and(redsAndGreens, halves);
  const greens = i32x4.shr_u(redsAndGreens, 16);
  const blues = v128.and(bluesAndAlphas, halves);
  return f32x4.add(
    f32x4.add(
      f32x4.mul(f32x4.convert_i32x4_s(reds), red),
      f32x4.mul(f32x4.convert_i32x4_s(greens), green),
    ),
    f32x4.mul(f32x4.convert_i32x4_s(blues), blue),
  );
}
