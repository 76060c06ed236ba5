/**
 * The least side of a photo that has a hash, in pixels. Look at both sides before you hash what a
 * stranger sent. Source: facebook/ThreatExchange, pdq/cpp/hashing/pdqhashing.cpp.
 */
export const LEAST_SIDE = 5;

export const BYTES_PER_PIXEL = 4;

/** Bytes of pixels, four each: red, green, blue, alpha. */
export type RgbaBytes = Uint8Array | Uint8ClampedArray;

export interface PhotoSize {
  /** Pixels, at least 5. */
  readonly width: number;
  /** Pixels, at least 5. */
  readonly height: number;
}

/**
 * A decoded photo: red, green, blue, alpha, one byte each, 0 to 255, row after
 * row from the top left. Alpha is ignored, so composite a transparent picture
 * on a background and turn it upright before it comes here.
 */
export interface RgbaPhoto extends PhotoSize {
  /** `width * height * 4` bytes. They belong to the caller, who wipes them. */
  readonly rgba: RgbaBytes;
}

/** @throws {RangeError} when a side is under 5 pixels or not whole */
export function requireSides({ width, height }: PhotoSize): void {
  const sidesFit = Number.isInteger(width) && Number.isInteger(height);
  if (!sidesFit || Math.min(width, height) < LEAST_SIDE) {
    throw new RangeError(
      `Cannot hash photo of ${width} x ${height} pixels: expected sides of ${LEAST_SIDE} or more, in whole pixels`,
    );
  }
}

/** @throws {RangeError} when a side is under 5 pixels or not whole, or `rgba` does not fill it */
export function requireHashable(photo: RgbaPhoto): void {
  requireSides(photo);
  const { rgba, width, height } = photo;
  if (rgba.length !== width * height * BYTES_PER_PIXEL) {
    throw new RangeError(
      `Cannot hash photo: ${rgba.length} bytes for ${width} x ${height} pixels; ` +
        `expected ${BYTES_PER_PIXEL} a pixel`,
    );
  }
}
