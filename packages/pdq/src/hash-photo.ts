import type { HashingKernel } from "./hashing.ts";
import type { PdqHash } from "./pdq-hash.ts";
import { type RgbaPhoto, requireHashable } from "./rgba-photo.ts";
import { startHashing } from "./start-hashing.ts";

export interface HashedPhoto {
  readonly hash: PdqHash;
  /** 0 (flat) to 100 (busy); see `judgePlainness` for what is enough. */
  readonly quality: number;
}

/** A hash, and which kernel made it. */
export interface HashedPhotoBy extends HashedPhoto {
  readonly kernel: HashingKernel;
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
export function hashPhoto(photo: RgbaPhoto): HashedPhotoBy {
  requireHashable(photo);
  const hashing = startHashing(photo);
  try {
    hashing.take(photo.rgba);
    const quality = hashing.finish();
    return { hash: hashing.hash(), quality, kernel: hashing.kernel };
  } finally {
    hashing.wipe();
  }
}
