import type { Orientation } from "./orientation.ts";
import { parseExifOrientation } from "./parse-exif-orientation.ts";
import { type PhotoHeader, wholePicture } from "./photo-header.ts";

const SIGNATURE_BYTES = 8;
const CHUNK_FRAME_BYTES = 12; // length, type and checksum
const IHDR = 0x49484452;
const PLTE = 0x504c5445;
const TRNS = 0x74524e53; // "tRNS"
const IDAT = 0x49444154;
const IEND = 0x49454e44;
const EXIF = 0x65584966; // "eXIf"

/**
 * The chunks that make pixels. No other reaches the decoder: it refuses a whole
 * picture over a profile, text or animation chunk that every viewer passes over.
 */
const KEPT = new Set([IHDR, PLTE, TRNS, IDAT, IEND]);

/**
 * Reads a PNG's size, `eXIf` orientation and end (PNG third edition, 5 and 11).
 * Of an animated PNG the still is the picture that programs without animation
 * show. What follows `IEND` is left out.
 */
export function parsePngHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(SIGNATURE_BYTES + 4) !== IHDR) return undefined;
  const size = {
    width: view.getUint32(SIGNATURE_BYTES + 8),
    height: view.getUint32(SIGNATURE_BYTES + 12),
  };

  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let orientation: Orientation | undefined;
  let isWhole = false;
  let at = SIGNATURE_BYTES;
  while (!isWhole && at + CHUNK_FRAME_BYTES <= bytes.length) {
    const type = view.getUint32(at + 4);
    const next = at + CHUNK_FRAME_BYTES + view.getUint32(at);
    if (next > bytes.length) break;
    if (KEPT.has(type)) kept.push(bytes.subarray(at, next));
    if (type === EXIF) orientation ??= parseExifOrientation(bytes.subarray(at + 8, next - 4));
    isWhole = type === IEND;
    at = next;
  }

  return wholePicture(size, orientation ?? 1, isWhole ? joined(kept) : undefined);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
