/**
 * Where `lumaOf` finds each channel's bits and its factor: kept in memory, since an engine would make
 * them anew for every pixel. A channel stays at its place in the pixel, and its factor is smaller by
 * that power of two, which changes nothing in how a product is rounded.
 */
const masks: usize = memory.data<u32>([0xff, 0xff00, 0xff0000]);
const factors: usize = memory.data<f32>([0.299, 0.587 / 256, 0.114 / 65536]);

/** The channels, as `channelMask` and `channelFactor` know them. */
export const RED: usize = 0;
export const GREEN: usize = 4;
export const BLUE: usize = 8;

// @ts-ignore: decorator
@inline
export function channelMask(channel: usize): v128 {
  return v128.load_splat<u32>(masks + channel);
}

// @ts-ignore: decorator
@inline
export function channelFactor(channel: usize): v128 {
  return v128.load_splat<f32>(factors + channel);
}

/**
 * The brightness of four pixels, 0 to 255, each product and each sum rounded as in `src/luma.ts`.
 * Before a loop masks and factors are read once; engines keep them in registers.
 *
 * @param pixels red, green, blue, alpha, four times
 */
// @ts-ignore: decorator
@inline
export function lumaOf(
  pixels: v128,
  redMask: v128,
  greenMask: v128,
  blueMask: v128,
  red: v128,
  green: v128,
  blue: v128,
): v128 {
  const reds = v128.and(pixels, redMask);
  const greens = v128.and(pixels, greenMask);
  const blues = v128.and(pixels, blueMask);
  return f32x4.add(
    f32x4.add(
      f32x4.mul(red, f32x4.convert_i32x4_s(reds)),
      f32x4.mul(green, f32x4.convert_i32x4_s(greens)),
    ),
    f32x4.mul(blue, f32x4.convert_i32x4_s(blues)),
  );
}

/** The brightness of pixels behind each other, by fours. @param bytes how many theirs are, and those written */
export function lumaOfAll(pixels: usize, bytes: usize, to: usize): void {
  const redMask = channelMask(RED);
  const greenMask = channelMask(GREEN);
  const blueMask = channelMask(BLUE);
  const red = channelFactor(RED);
  const green = channelFactor(GREEN);
  const blue = channelFactor(BLUE);
  for (let at: usize = 0; at < bytes; at += 16) {
    const four = v128.load(pixels + at);
    v128.store(to + at, lumaOf(four, redMask, greenMask, blueMask, red, green, blue));
  }
}
