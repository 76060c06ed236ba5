/**
 * What red, green and blue add to brightness, as 32-bit floats.
 * Source: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp (Rec. 601).
 */
const RED = Math.fround(0.299);
const GREEN = Math.fround(0.587);
const BLUE = Math.fround(0.114);

/**
 * Writes the brightness, 0 to 255, of one row of a photo.
 *
 * Each product and each sum is rounded to 32 bits, as the reference's are
 * (storing rounds the last one): see [Note: rounding as the reference does].
 *
 * @param rgba the photo's bytes, four a pixel
 * @param y which row; its width is `row.length` pixels
 */
export function lumaOfRow(
  rgba: Uint8Array | Uint8ClampedArray,
  y: number,
  row: Float32Array,
): void {
  let at = y * row.length * 4;
  for (let x = 0; x < row.length; x++, at += 4) {
    const red = Math.fround(RED * rgba[at]!);
    const green = Math.fround(GREEN * rgba[at + 1]!);
    const blue = Math.fround(BLUE * rgba[at + 2]!);
    row[x] = Math.fround(red + green) + blue;
  }
}
