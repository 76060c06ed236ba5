import { SPECTRUM_BYTES } from "./spectrum";

/**
 * Whether a spectrum that may be off by a little decides its hash: every coefficient above the
 * median stays above every other one, however far each is off.
 *
 * @param most how far each of the 256 coefficients may be off
 * @param hash its 32 bytes, as `hashOfSpectrum` wrote them
 */
export function isHashSure(spectrum: usize, most: usize, hash: usize): bool {
  let lowestAbove = f32x4.splat(f32.MAX_VALUE);
  let highestBelow = f32x4.splat(-f32.MAX_VALUE);
  for (let at: usize = 0; at < SPECTRUM_BYTES; at += 16) {
    const bits = load<u8>(hash + 31 - (at >> 5)) >> (at & 16 ? 4 : 0);
    const above = i32x4.ne(
      v128.and(i32x4.splat(bits), i32x4(1, 2, 4, 8)),
      i32x4.splat(0),
    );
    const value = v128.load(spectrum + at);
    const off = v128.load(most + at);
    highestBelow = f32x4.max(
      highestBelow,
      v128.bitselect(f32x4.splat(-f32.MAX_VALUE), f32x4.add(value, off), above),
    );
    lowestAbove = f32x4.min(
      lowestAbove,
      v128.bitselect(f32x4.sub(value, off), f32x4.splat(f32.MAX_VALUE), above),
    );
  }
  const below = max(
    max(f32x4.extract_lane(highestBelow, 0), f32x4.extract_lane(highestBelow, 1)),
    max(f32x4.extract_lane(highestBelow, 2), f32x4.extract_lane(highestBelow, 3)),
  );
  const above = min(
    min(f32x4.extract_lane(lowestAbove, 0), f32x4.extract_lane(lowestAbove, 1)),
    min(f32x4.extract_lane(lowestAbove, 2), f32x4.extract_lane(lowestAbove, 3)),
  );
  return below < above;
}
