import {
  END_OF_IMAGE,
  isFrameHeader,
  type JpegSegment,
  jpegSegments,
  START_OF_SCAN,
} from "./jpeg-segments.ts";
import type { Orientation } from "./orientation.ts";
import { hasExifPreamble, parseExifOrientation } from "./parse-exif-orientation.ts";
import { type PhotoHeader, wholePicture } from "./photo-header.ts";

const APP1 = 0xe1;

/**
 * A progressive picture is decoded scan by scan over its whole area, so a small
 * file with thousands of scans would keep a device busy for hours. mozjpeg, the
 * encoder that looks hardest for good scans, never writes more than 64.
 */
const MOST_SCANS = 100;

/**
 * Reads a JPEG's size, Exif orientation and end (ITU-T T.81, annex B). What follows the end-of-image marker, such
 * as a phone's motion photo, is left out.
 *
 * @param segments of `bytes`, where somebody has them already
 */
export function parseJpegHeader(
  bytes: Uint8Array,
  segments: Iterable<JpegSegment> = jpegSegments(bytes),
): PhotoHeader | undefined {
  let size: { width: number; height: number } | undefined;
  let orientation: Orientation | undefined;
  let scans = 0;
  let end: number | undefined;

  for (const { marker, body, next } of segments) {
    if (marker === END_OF_IMAGE) {
      end = next;
    } else if (marker === START_OF_SCAN) {
      scans += 1;
      if (scans > MOST_SCANS) return undefined;
    } else if (marker === APP1 && hasExifPreamble(body)) {
      orientation ??= parseExifOrientation(body);
    } else if (isFrameHeader(marker)) {
      const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
      size ??= { height: view.getUint16(1), width: view.getUint16(3) };
    }
  }

  if (size === undefined) return undefined;
  const whole = end === undefined ? undefined : bytes.subarray(0, end);
  return wholePicture(size, orientation ?? 1, whole);
}
