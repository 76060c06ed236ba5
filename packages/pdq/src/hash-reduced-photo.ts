import type { HashedPhotoBy } from "./hash-photo.ts";
import { type DecodedPhoto, fastHash } from "./kernel/fast-hash.ts";
import { BYTES_PER_PIXEL, requireSides } from "./rgba-photo.ts";

/**
 * Hashes a photo that a decoder made smaller on the way, by averaging whole blocks of pixels.
 *
 * Each pixel counts as much as the block it stands for does in the full photo, so that nothing is
 * shifted; only the detail within blocks is lost, which moves a few bits. How far a photo may be
 * reduced is for the caller to decide.
 *
 * @returns `undefined` where there is no kernel, or a full side is under 128 or over 100,000
 *   pixels: decode the whole photo then
 * @throws {RangeError} when sides are not whole or under 5, `reducedBy` is not a whole number from 1
 *   up, or `rgba` does not fill the reduced photo
 */
export function hashReducedPhoto(photo: DecodedPhoto): HashedPhotoBy | undefined {
  const { rgba, full, reducedBy } = photo;
  requireSides(full);
  const pixels = Math.ceil(full.width / reducedBy) * Math.ceil(full.height / reducedBy);
  if (!Number.isInteger(reducedBy) || reducedBy < 1 || rgba.length !== pixels * BYTES_PER_PIXEL) {
    throw new RangeError(
      `Cannot hash photo: ${rgba.length} bytes for ${full.width} x ${full.height} pixels, reduced by ${reducedBy}`,
    );
  }
  const hashed = fastHash(photo);
  return hashed && { ...hashed, kernel: "reduced" };
}
