import type { DihedralForm } from "./dihedral-form.ts";
import type { HashingKernel } from "./hashing.ts";
import type { PdqHash } from "./pdq-hash.ts";
import { type RgbaPhoto, requireHashable } from "./rgba-photo.ts";
import { startHashing } from "./start-hashing.ts";

export interface DihedralHashes {
  /** 0 to 100; the same for all eight forms. */
  readonly quality: number;
  readonly hashes: Readonly<Record<DihedralForm, PdqHash>>;
}

/** Hashes, and which kernel made them. */
export interface DihedralHashesBy extends DihedralHashes {
  readonly kernel: HashingKernel;
}

/**
 * Hashes a photo in all eight ways it can be turned and mirrored, at the price
 * of one. Mirroring a picture moves about half of its bits, so whoever looks for
 * copies asks for each form. `original` is what `hashPhoto` gives.
 *
 * The other seven are derived from the photo's spectrum, and are the reference's
 * own derived ones. They differ from the hash of the photo really turned: by up
 * to 10 bits in our pictures over 1000 pixels, 26 at 512, but 32 to 100 at 256,
 * because filter and cells of few pixels lean to one side. Where that matters,
 * turn the pixels and call `hashPhoto` for each form.
 *
 * A photo of 64 x 64 pixels is taken unfiltered here as well; the reference
 * filters it in this one place, which moves bits of smooth patterns.
 *
 * @throws {RangeError} as `hashPhoto` does
 */
export function hashPhotoDihedral(photo: RgbaPhoto): DihedralHashesBy {
  requireHashable(photo);
  const hashing = startHashing(photo);
  try {
    hashing.take(photo.rgba);
    const quality = hashing.finish();
    return { quality, hashes: hashing.forms(), kernel: hashing.kernel };
  } finally {
    hashing.wipe();
  }
}
