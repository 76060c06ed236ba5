/** The kinds of picture file this package turns into pixels. */
export type PhotoFormat = "jpeg" | "png" | "webp" | "avif";

/** Pixels as the file stores them: not yet turned, alpha not yet laid on white. */
export interface StoredPhoto {
  /** Red, green, blue, alpha (not premultiplied), 0 to 255, row after row; `width * height * 4` bytes. */
  readonly rgba: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Decodes the files of one format. */
export interface Decoder {
  /**
   * @param bytes one whole file of this decoder's format; read, never changed
   * @throws {NotEnoughMemoryError} when this device cannot hold the picture
   * @throws {Error} of any other class when the file cannot be decoded
   */
  decode(bytes: Uint8Array): Promise<StoredPhoto>;
}

/** The device refused memory. The file may be perfectly good. */
export class NotEnoughMemoryError extends Error {
  override readonly name = "NotEnoughMemoryError";
}
