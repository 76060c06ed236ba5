import type { Orientation } from "./orientation.ts";

/** What a picture file says about itself, read before any decoder sees it. */
export interface PhotoHeader {
  /** Pixels, as stored. 0 is possible in a hostile file. */
  readonly width: number;
  /** Pixels, as stored. 0 is possible in a hostile file. */
  readonly height: number;
  readonly orientation: Orientation;
  /** `undefined` when the file stops before its picture does. */
  readonly still: Still | undefined;
}

/** The one picture in a file that is decoded, and where on the whole it lies. */
export interface Still {
  /** A whole file for the decoder, without whatever follows the picture. */
  readonly bytes: Uint8Array;
  /** Pixels from the left edge of the whole; 0 unless an animation's first frame is smaller. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A header of a file whose picture is the whole of it. */
export function wholePicture(
  size: { readonly width: number; readonly height: number },
  orientation: Orientation,
  bytes: Uint8Array | undefined,
): PhotoHeader {
  const { width, height } = size;
  const still = bytes && { bytes, left: 0, top: 0, width, height };
  return { width, height, orientation, still };
}
