/**
 * The brightness of four pixels, 0 to 255, each product and each sum rounded as in `src/luma.ts`.
 *
 * @param pixels red, green, blue, alpha, four times
 */
// @ts-ignore: decorator
@inline
export function lumaOf(pixels: v128): v128 {
  const byte = i32x4.splat(0xff);
  const red = f32x4.convert_i32x4_s(v128.and(pixels, byte));
  const green = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, 8), byte));
  const blue = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, 16), byte));
  return f32x4.add(
    f32x4.add(
      f32x4.mul(f32x4.splat(<f32>0.299), red),
      f32x4.mul(f32x4.splat(<f32>0.587), green),
    ),
    f32x4.mul(f32x4.splat(<f32>0.114), blue),
  );
}
