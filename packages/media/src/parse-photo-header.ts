import type { PhotoFormat } from "./decoder.ts";
import { parseAvifHeader } from "./parse-avif-header.ts";
import { parseJpegHeader } from "./parse-jpeg-header.ts";
import { parsePngHeader } from "./parse-png-header.ts";
import { parseWebpHeader } from "./parse-webp-header.ts";
import type { PhotoHeader } from "./photo-header.ts";

const PARSERS = {
  jpeg: parseJpegHeader,
  png: parsePngHeader,
  webp: parseWebpHeader,
  avif: parseAvifHeader,
} satisfies Record<PhotoFormat, (bytes: Uint8Array) => PhotoHeader | undefined>;

/**
 * Reads size, orientation and end of a picture without decoding it, in time
 * that grows with the file's length and never with the size it claims.
 *
 * The parsers read through a `DataView`, which throws `RangeError` when a header
 * points outside the file; that one place where it is caught is here.
 *
 * @returns `undefined` when the header is cut off or contradicts itself
 */
export function parsePhotoHeader(format: PhotoFormat, bytes: Uint8Array): PhotoHeader | undefined {
  try {
    return PARSERS[format](bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
