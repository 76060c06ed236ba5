/**
 * Lays pixels on white paper, in place, and makes every one opaque.
 *
 * The rule for each of red, green and blue, with alpha `a` from 0 to 255:
 * `(colour * a + 255 * (255 - a)) / 255`, rounded to the nearest whole number.
 * It is exact in integers; halves cannot occur, because 255 is odd.
 *
 * @param rgba red, green, blue, alpha (not premultiplied); changed
 */
export function layOnWhite(rgba: Uint8ClampedArray): void {
  for (let i = 0; i + 3 < rgba.length; i += 4) {
    const alpha = rgba[i + 3]!;
    if (alpha === 255) continue;

    const white = 255 * (255 - alpha) + 127;
    rgba[i] = Math.floor((rgba[i]! * alpha + white) / 255);
    rgba[i + 1] = Math.floor((rgba[i + 1]! * alpha + white) / 255);
    rgba[i + 2] = Math.floor((rgba[i + 2]! * alpha + white) / 255);
    rgba[i + 3] = 255;
  }
}
