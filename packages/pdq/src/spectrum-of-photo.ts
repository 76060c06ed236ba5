import { qualityOfGrid } from "./quality.ts";
import { type RgbaPhoto, requireHashable } from "./rgba-photo.ts";
import type { Scratch } from "./scratch.ts";
import { shrinkToGrid } from "./shrink-to-grid.ts";
import { spectrumOfGrid } from "./spectrum.ts";

/**
 * What every hash of a photo is made from, one way or eight.
 *
 * @returns the quality, 0 to 100, and 256 coefficients in a scratch buffer
 * @throws {RangeError} when a side is under 5 pixels, or `rgba` does not fill the photo
 */
export function spectrumOfPhoto(
  photo: RgbaPhoto,
  scratch: Scratch,
): { readonly quality: number; readonly spectrum: Float32Array } {
  requireHashable(photo);
  const grid = shrinkToGrid(photo, scratch);
  return { quality: qualityOfGrid(grid), spectrum: spectrumOfGrid(grid, scratch) };
}
