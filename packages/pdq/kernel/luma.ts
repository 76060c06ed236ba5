/** Where `lumaOf` finds its factors: kept in memory, an engine would make them anew for every pixel. */
const factors: usize = memory.data<f32>([
  0.299, 0.299, 0.299, 0.299, 0.587, 0.587, 0.587, 0.587, 0.114, 0.114, 0.114, 0.114,
], 16);

// @ts-ignore: decorator
@inline
export function redFactor(): v128 {
  return v128.load(factors);
}

// @ts-ignore: decorator
@inline
export function greenFactor(): v128 {
  return v128.load(factors, 16);
}

// @ts-ignore: decorator
@inline
export function blueFactor(): v128 {
  return v128.load(factors, 32);
}

/**
 * The brightness of four pixels, 0 to 255, each product and each sum rounded as in `src/luma.ts`.
 *
 * @param pixels red, green, blue, alpha, four times
 */
// @ts-ignore: decorator
@inline
export function lumaOf(pixels: v128, red: v128, green: v128, blue: v128): v128 {
  const reds = i32x4.shr_u(i32x4.shl(pixels, 24), 24);
  const greens = i32x4.shr_u(i32x4.shl(pixels, 16), 24);
  const blues = i32x4.shr_u(i32x4.shl(pixels, 8), 24);
  return f32x4.add(
    f32x4.add(
      f32x4.mul(red, f32x4.convert_i32x4_s(reds)),
      f32x4.mul(green, f32x4.convert_i32x4_s(greens)),
    ),
    f32x4.mul(blue, f32x4.convert_i32x4_s(blues)),
  );
}
