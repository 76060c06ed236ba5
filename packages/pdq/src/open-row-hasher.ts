import type { HashedPhotoBy } from "./hash-photo.ts";
import type { DihedralHashesBy } from "./hash-photo-dihedral.ts";
import type { Hashing } from "./hashing.ts";
import { BYTES_PER_PIXEL, type PhotoSize, type RgbaBytes, requireSides } from "./rgba-photo.ts";
import { startHashing } from "./start-hashing.ts";

/** Hashes a photo whose rows come one after the other. It ends with one of the last three. */
export interface RowHasher {
  /**
   * Takes the next rows from the top, any number of whole ones.
   *
   * @throws {RangeError} when the bytes do not end with a row, or are more than the photo has left
   */
  take(rgba: RgbaBytes): void;
  /** @throws {RangeError} when rows are missing */
  finish(): HashedPhotoBy;
  /** @throws {RangeError} when rows are missing */
  finishDihedral(): DihedralHashesBy;
  /** Ends without an answer, for a photo whose rows stopped coming. Asked twice, or at the end, it does nothing. */
  discard(): void;
}

/**
 * Opens a hasher for a decoder that hands out a photo in strips, so that the whole of it is never
 * in memory. The answers are those of `hashPhoto` and `hashPhotoDihedral`.
 *
 * What it holds is wiped when it ends, or as soon as it throws.
 *
 * @throws {RangeError} when a side is under 5 pixels or not whole
 */
export function openRowHasher(size: PhotoSize): RowHasher {
  requireSides(size);
  const { width, height } = size;
  const rowBytes = width * BYTES_PER_PIXEL;
  let hashing: Hashing | undefined = startHashing(size);
  let missing = height;

  const discard = () => {
    hashing?.wipe();
    hashing = undefined;
  };
  const refuse = (why: string): never => {
    discard();
    throw new RangeError(`Cannot hash photo of ${width} x ${height} pixels: ${why}`);
  };
  /** Does work and ends. */
  const end = <Answer>(work: (hashing: Hashing, quality: number) => Answer): Answer => {
    if (hashing === undefined) return refuse("it has ended already");
    if (missing > 0) return refuse(`${missing} rows are missing`);
    try {
      return work(hashing, hashing.finish());
    } finally {
      discard();
    }
  };

  return {
    take(rgba) {
      const rows = rgba.length / rowBytes;
      if (hashing === undefined) return refuse("it has ended already");
      if (!Number.isInteger(rows)) return refuse(`${rgba.length} bytes are not whole rows`);
      if (rows > missing) return refuse(`${rows} rows came where ${missing} were missing`);
      hashing.take(rgba);
      missing -= rows;
    },
    finish: () =>
      end((hashing, quality) => ({ hash: hashing.hash(), quality, kernel: hashing.kernel })),
    finishDihedral: () =>
      end((hashing, quality) => ({ hashes: hashing.forms(), quality, kernel: hashing.kernel })),
    discard,
  };
}
