import { isOrientation, type Orientation } from "./orientation.ts";

const ORIENTATION_TAG = 0x0112;
const SHORT = 3; // Exif 2.32, 4.6.2: a 16-bit number
const ENTRY_BYTES = 12;
/** "Exif" and two zero bytes; JPEG always puts them first, some writers of PNG and WebP too. */
const PREAMBLE = [0x45, 0x78, 0x69, 0x66, 0, 0];

/**
 * Finds the orientation in an Exif block. Only the first directory counts: the
 * second describes the thumbnail. Other tags (place, time, device) are not read.
 *
 * @param block with or without the `Exif\0\0` that starts it in a JPEG
 * @returns `undefined` when there is none, or the block cannot be read
 * Source of the layout: TIFF 6.0, section 2; Exif 2.32, 4.5.
 */
export function parseExifOrientation(block: Uint8Array): Orientation | undefined {
  const tiff = hasExifPreamble(block) ? block.subarray(PREAMBLE.length) : block;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return undefined;

  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return undefined;

  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return undefined;
  const fits = Math.floor((view.byteLength - directory - 2) / ENTRY_BYTES);
  const entries = Math.min(view.getUint16(directory, little), fits);

  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * ENTRY_BYTES;
    if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
    const isShort = view.getUint16(entry + 2, little) === SHORT;
    const value = view.getUint16(entry + 8, little);
    return isShort && isOrientation(value) ? value : undefined;
  }
  return undefined;
}

/** Whether a JPEG's APP1 segment holds Exif rather than XMP. */
export function hasExifPreamble(block: Uint8Array): boolean {
  return PREAMBLE.every((byte, i) => block[i] === byte);
}
