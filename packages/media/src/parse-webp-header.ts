import type { Orientation } from "./orientation.ts";
import { parseExifOrientation } from "./parse-exif-orientation.ts";
import { type PhotoHeader, type Still, wholePicture } from "./photo-header.ts";
import { wrapWebp } from "./wrap-webp.ts";

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const FRAME_HEADER_BYTES = 16;

/**
 * Reads a WebP's size, Exif orientation and end (RFC 9649, 2.3 to 2.7). Of an
 * animation the still is its first frame, wrapped as a file of its own. What
 * follows the RIFF container is left out.
 */
export function parseWebpHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  const isWhole = end <= bytes.length;

  let canvas: Size | undefined;
  let picture: Size | undefined;
  let frame: Still | undefined;
  let orientation: Orientation | undefined;
  for (const { type, body } of chunksOf(bytes.subarray(RIFF_HEADER_BYTES, end))) {
    if (type === "VP8X") canvas ??= { width: u24(body, 4) + 1, height: u24(body, 7) + 1 };
    if (type === "VP8 " || type === "VP8L") picture ??= sizeOf(type, body);
    if (type === "ANMF") frame ??= firstFrame(body);
    if (type === "EXIF") orientation ??= parseExifOrientation(body);
  }

  const size = canvas ?? picture;
  if (size === undefined) return undefined;
  if (canvas && frame && !picture) {
    const still = isWhole && liesWithin(frame, canvas) ? frame : undefined;
    return { ...canvas, orientation: orientation ?? 1, still };
  }
  const fits = picture?.width === size.width && picture.height === size.height;
  const still = isWhole && fits ? bytes.subarray(0, end) : undefined;
  return wholePicture(size, orientation ?? 1, still);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Chunk {
  readonly type: string;
  readonly body: Uint8Array;
  /** The chunk with its header and padding, as it lies in the file. */
  readonly whole: Uint8Array;
}

/** Yields the chunks that lie wholly inside `bytes`. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = at + CHUNK_HEADER_BYTES;
    const end = start + view.getUint32(at + 4, true);
    if (end > bytes.length) return;
    const padded = Math.min(end + (end % 2), bytes.length);
    yield { type, body: bytes.subarray(start, end), whole: bytes.subarray(at, padded) };
    at = padded;
  }
}

/** The size a bitstream states: lossy in RFC 6386, 9.1; lossless in RFC 9649, 3.4. */
function sizeOf(type: "VP8 " | "VP8L", body: Uint8Array): Size {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (type === "VP8 ") {
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Takes the bitstream out of an animation's frame (RFC 9649, 2.7.1.3). */
function firstFrame(body: Uint8Array): Still | undefined {
  const width = u24(body, 6) + 1;
  const height = u24(body, 9) + 1;
  let alpha: Uint8Array | undefined;
  for (const { type, body: bitstream, whole } of chunksOf(body.subarray(FRAME_HEADER_BYTES))) {
    if (type === "ALPH") alpha ??= whole;
    if (type !== "VP8 " && type !== "VP8L") continue;

    const size = sizeOf(type, bitstream);
    if (size.width !== width || size.height !== height) return undefined;
    const bytes = wrapWebp(size, type === "VP8L" ? undefined : alpha, whole);
    return { bytes, left: u24(body, 0) * 2, top: u24(body, 3) * 2, width, height };
  }
  return undefined;
}

function liesWithin(frame: Still, canvas: Size): boolean {
  return frame.left + frame.width <= canvas.width && frame.top + frame.height <= canvas.height;
}

function u24(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
