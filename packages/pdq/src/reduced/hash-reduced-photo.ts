import { turnSpectrum } from "../dihedral-form.ts";
import { everyForm } from "../every-form.ts";
import { hashOfSpectrum } from "../hash-of-spectrum.ts";
import type { DihedralHashesBy } from "../hash-photo-dihedral.ts";
import { qualityOfGrid } from "../quality.ts";
import { lendScratch } from "../scratch.ts";
import { spectrumOfGrid } from "../spectrum.ts";
import { gridOfSamples } from "./grid-of-samples.ts";
import { type ReducedPhoto, requireReduced } from "./reduced-photo.ts";

/**
 * Hashes a reduced photo in all eight forms, near to what `hashPhotoDihedral` makes of all its
 * pixels upright. It is not the exact hash: how many bits it is off depends on where the samples
 * come from, so whoever makes them has to measure that.
 *
 * Plain TypeScript, the same on any engine: so few samples leave a kernel nothing to save, and the
 * bytes that kernels take would lose the fractions of which a clear sky's hash is made.
 *
 * @throws {RangeError} when `luma`, `width` and `height` do not fit the size and the reduction, or
 *   the photo has fewer samples along a side than the grid has cells
 */
export function hashReducedPhoto(photo: ReducedPhoto): DihedralHashesBy {
  requireReduced(photo);
  const { scratch, wipe } = lendScratch();
  try {
    const grid = gridOfSamples(photo, scratch);
    const spectrum = spectrumOfGrid(grid, scratch);
    return {
      quality: qualityOfGrid(grid),
      hashes: everyForm((form) => hashOfSpectrum(turnSpectrum(spectrum, form, scratch), scratch)),
      kernel: "reduced",
    };
  } finally {
    wipe();
  }
}
