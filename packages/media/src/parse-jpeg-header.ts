import type { Orientation } from "./orientation.ts";
import { hasExifPreamble, parseExifOrientation } from "./parse-exif-orientation.ts";
import { type PhotoHeader, wholePicture } from "./photo-header.ts";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;

/**
 * A progressive picture is decoded scan by scan over its whole area, so a small
 * file with thousands of scans would keep a device busy for hours. mozjpeg, the
 * encoder that looks hardest for good scans, never writes more than 64.
 */
const MOST_SCANS = 100;

/**
 * Reads a JPEG's size, Exif orientation and end (ITU-T T.81, annex B). Segments
 * are walked as libjpeg walks them. What follows the end-of-image marker, such
 * as a phone's motion photo, is left out.
 */
export function parseJpegHeader(bytes: Uint8Array): PhotoHeader | undefined {
  let size: { width: number; height: number } | undefined;
  let orientation: Orientation | undefined;
  let scans = 0;
  let end: number | undefined;

  for (const { marker, body, next } of segmentsOf(bytes)) {
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

interface Segment {
  readonly marker: number;
  /** Empty for a marker that has no body. */
  readonly body: Uint8Array;
  /** Where the next segment may begin. */
  readonly next: number;
}

/** Yields the segments up to the end of the image, or up to the first one that is cut off. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  for (;;) {
    // A scan's coded data lies between segments and is passed over in the same stride.
    at = bytes.indexOf(0xff, at);
    if (at === -1) return;
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at];
    if (marker === undefined) return;
    at += 1;

    if (marker === END_OF_IMAGE) {
      yield { marker, body: bytes.subarray(at, at), next: at };
      return;
    }
    if (standsAlone(marker)) continue;

    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const next = at + length;
    if (length < 2 || next > bytes.length) return;
    yield { marker, body: bytes.subarray(at + 2, next), next };
    at = next;
  }
}

/** A stuffed zero, TEM, a restart or a repeated start of image: no length follows. */
function standsAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15; three numbers among them mean tables (DHT, JPG, DAC). */
function isFrameHeader(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !isTable;
}
