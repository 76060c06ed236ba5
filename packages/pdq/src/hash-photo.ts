import { hashOfSpectrum } from "./hash-of-spectrum.ts";
import type { PdqHash } from "./pdq-hash.ts";
import type { RgbaPhoto } from "./rgba-photo.ts";
import { withScratch } from "./scratch.ts";
import { spectrumOfPhoto } from "./spectrum-of-photo.ts";

export interface HashedPhoto {
  readonly hash: PdqHash;
  /** 0 (flat) to 100 (busy); see `judgePlainness` for what is enough. */
  readonly quality: number;
}

/**
 * Hashes a photo with PDQ, in the flavour that filters every pixel and resizes
 * nothing before. The same pixels give the same hash and quality as the
 * reference, bit for bit, on any engine.
 *
 * Working memory grows with the width of the photo and with 1/128 of its
 * pixels; it is wiped before this returns or throws. `rgba` is only read.
 *
 * @throws {RangeError} when a side is under 5 pixels or not whole, or `rgba`
 *   is not four bytes a pixel
 */
export function hashPhoto(photo: RgbaPhoto): HashedPhoto {
  return withScratch((scratch) => {
    const { quality, spectrum } = spectrumOfPhoto(photo, scratch);
    return { hash: hashOfSpectrum(spectrum, scratch), quality };
  });
}
