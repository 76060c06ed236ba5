import {
  type Decoder,
  NotEnoughMemoryError,
  type PhotoFormat,
  type StoredPhoto,
} from "./decoder.ts";
import { parsePhotoHeader } from "./parse-photo-header.ts";
import type { Still } from "./photo-header.ts";
import { recogniseFile } from "./recognise-file.ts";
import { requireMostPixels } from "./require-most-pixels.ts";
import { type UprightPhoto, uprightPhoto } from "./upright-photo.ts";

/**
 * Larger pictures are refused, pixels. Phones take 12 to 50 million; decoded, one
 * of 50 million fills 200 MB, which is what a browser on a phone can still bear.
 */
const MOST_PIXELS = 50_000_000;

export interface DecodeOptions {
  /** Width times height, as stored, a number above 0; 50,000,000 unless stated. */
  readonly mostPixels?: number;
  /** Asked once for each picture, and only when its header has been accepted. */
  readonly decoderFor: (format: PhotoFormat) => Promise<Decoder>;
}

export type DecodeOutcome =
  | { readonly kind: "photo"; readonly format: PhotoFormat; readonly photo: UprightPhoto }
  | {
      readonly kind: "not-yet";
      readonly file: "heic" | "gif" | "video" | "pdf" | "svg" | "bmp" | "tiff";
    }
  | { readonly kind: "not-a-picture" }
  | { readonly kind: "too-large"; readonly pixels: number; readonly mostPixels: number }
  | { readonly kind: "damaged" };

/**
 * Turns a picture file into upright pixels on white, the same wherever it runs.
 *
 * Colour profiles are ignored. Of an animation the first or cover picture is
 * taken. `damaged` means that the end of the file is missing, that its header
 * contradicts itself, or that the decoder refused it.
 *
 * @param bytes the whole file; read, never changed
 * @throws {RangeError} for a `mostPixels` that would limit nothing, or everything
 * @throws {NotEnoughMemoryError} when this device cannot hold the picture
 * @throws whatever `decoderFor` throws
 */
export async function decodePhoto(
  bytes: Uint8Array,
  { mostPixels = MOST_PIXELS, decoderFor }: DecodeOptions,
): Promise<DecodeOutcome> {
  requireMostPixels(mostPixels);
  const file = recogniseFile(bytes);
  switch (file) {
    case "empty":
    case "unknown":
      return { kind: "not-a-picture" };
    case "heic":
    case "gif":
    case "video":
    case "pdf":
    case "svg":
    case "bmp":
    case "tiff":
      return { kind: "not-yet", file };
    case "jpeg":
    case "png":
    case "webp":
    case "avif":
      break;
  }

  const header = parsePhotoHeader(file, bytes);
  if (header === undefined) return { kind: "damaged" };
  const pixels = header.width * header.height;
  if (pixels > mostPixels) return { kind: "too-large", pixels, mostPixels };
  const { still } = header;
  if (pixels === 0 || still === undefined) return { kind: "damaged" };

  try {
    const stored = await decodeStill(await decoderFor(file), still);
    if (stored === undefined) return { kind: "damaged" };
    return { kind: "photo", format: file, photo: uprightPhoto(stored, header, still) };
  } catch (error) {
    // Outside a decoder only memory that cannot be had throws one.
    if (!(error instanceof RangeError)) throw error;
    throw new NotEnoughMemoryError("Cannot hold picture: this device gives no more memory");
  } finally {
    // What was copied out of the file for the decoder is the picture too.
    if (still.bytes.buffer !== bytes.buffer) still.bytes.fill(0);
  }
}

/** @returns `undefined` when the decoder refuses, or finds another size than the header stated */
async function decodeStill(decoder: Decoder, still: Still): Promise<StoredPhoto | undefined> {
  try {
    const stored = await decoder.decode(still.bytes);
    const { rgba, width, height } = stored;
    const isAsStated = width === still.width && height === still.height;
    return isAsStated && rgba.length === width * height * 4 ? stored : undefined;
  } catch (error) {
    if (error instanceof NotEnoughMemoryError) throw error;
    return undefined;
  }
}
