export const START_OF_SCAN = 0xda;
export const END_OF_IMAGE = 0xd9;

/** One segment of a JPEG. */
export interface JpegSegment {
  readonly marker: number;
  /** Where its marker begins, in bytes; with fill bytes before it, where those begin. */
  readonly start: number;
  /** Empty for a marker that has no body. */
  readonly body: Uint8Array;
  /** Where the next segment may begin. */
  readonly next: number;
}

/**
 * Yields the segments of a JPEG up to the end of the image, or up to the first one that is cut off
 * (ITU-T T.81, annex B). They are walked as libjpeg walks them.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  let at = 2;
  for (;;) {
    // A scan's coded data lies between segments and is passed over in the same stride.
    const start = markerFrom(bytes, at);
    at = start;
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at];
    if (marker === undefined) return;
    at += 1;

    if (marker === END_OF_IMAGE) {
      yield { marker, start, body: bytes.subarray(at, at), next: at };
      return;
    }
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const next = at + length;
    if (length < 2 || next > bytes.length) return;
    yield { marker, start, body: bytes.subarray(at + 2, next), next };
    at = next;
  }
}

/** Where the next marker begins that does not stand alone; the length of the file when there is none. */
function markerFrom(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 1) {
    const start = bytes.indexOf(0xff, at);
    if (start === -1) return bytes.length;
    at = start;
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at];
    if (marker !== undefined && !standsAlone(marker)) return start;
  }
}

/** A stuffed zero, TEM, a restart or a repeated start of image: no length follows. */
function standsAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15; three numbers among them mean tables (DHT, JPG, DAC). */
export function isFrameHeader(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !isTable;
}
