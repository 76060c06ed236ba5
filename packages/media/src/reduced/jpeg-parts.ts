import { END_OF_IMAGE, isFrameHeader, type JpegSegment, START_OF_SCAN } from "../jpeg-segments.ts";
import { type HuffmanTable, huffmanTable } from "./huffman-table.ts";
import { unusual } from "./unusual-jpeg-error.ts";

const SOF2 = 0xc2;
const DHT = 0xc4;
const DQT = 0xdb;
const DRI = 0xdd;
const APP14 = 0xee;

export interface JpegComponent {
  readonly id: number;
  /** Blocks along and down one unit of an interleaved scan. */
  readonly across: number;
  readonly down: number;
  /** 64 steps of quantisation, in zigzag order. */
  readonly steps: Uint16Array;
}

export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly components: readonly JpegComponent[];
}

export interface ScanComponent {
  readonly component: JpegComponent;
  readonly constants: HuffmanTable | undefined;
  readonly waves: HuffmanTable | undefined;
}

export interface JpegScan {
  readonly components: readonly ScanComponent[];
  /** The first coefficient it brings, in zigzag order: 0 for the constant parts. */
  readonly first: number;
  readonly last: number;
  /** The bit these values were known to before, 0 for not at all; and the lowest bit known after. */
  readonly bitBefore: number;
  readonly bit: number;
  /** Units between restarts; 0 for none. */
  readonly restartEvery: number;
  /** The coded data, with stuffed zeros and restart markers. */
  readonly data: Uint8Array;
}

export interface JpegParts {
  readonly frame: JpegFrame;
  readonly scans: readonly JpegScan[];
}

/**
 * Takes a JPEG apart, without looking at its coded data: Huffman-coded baseline and progressive
 * ones of 8 bits, grey or YCbCr.
 *
 * @param segments all of `bytes`
 * @throws {UnusualJpegError} for everything else, or when something is missing
 * Source: ITU-T T.81, annex B; Adobe Technical Note 5116 for APP14.
 */
export function jpegParts(bytes: Uint8Array, segments: readonly JpegSegment[]): JpegParts {
  const steps: (Uint16Array | undefined)[] = [];
  const constants: (HuffmanTable | undefined)[] = [];
  const waves: (HuffmanTable | undefined)[] = [];
  const scans: JpegScan[] = [];
  let restartEvery = 0;
  let adobeTransform: number | undefined;
  let frame: JpegFrame | undefined;

  for (const [i, { marker, body, next }] of segments.entries()) {
    if (marker === DQT) readSteps(body, steps);
    else if (marker === DHT) readTables(body, constants, waves);
    else if (marker === DRI) restartEvery = wordAt(body, 0);
    else if (marker === APP14 && isAdobe(body)) adobeTransform = byteAt(body, 11);
    else if (isFrameHeader(marker)) {
      if (frame !== undefined) throw unusual("two frames");
      frame = readFrame(marker, body, steps);
    } else if (marker === START_OF_SCAN) {
      const end = segments[i + 1]?.start;
      if (frame === undefined || end === undefined) throw unusual("a scan without frame or end");
      scans.push({
        ...readScan(body, frame, constants, waves),
        restartEvery,
        data: bytes.subarray(next, end),
      });
    }
  }

  if (frame === undefined || segments.at(-1)?.marker !== END_OF_IMAGE)
    throw unusual("no frame or no end");
  requireYcc(frame, adobeTransform);
  return { frame, scans };
}

function readSteps(body: Uint8Array, steps: (Uint16Array | undefined)[]): void {
  let at = 0;
  while (at < body.length) {
    const kind = byteAt(body, at);
    at += 1;
    const isWide = kind >> 4 === 1;
    const read = new Uint16Array(64);
    for (let k = 0; k < 64; k++, at += isWide ? 2 : 1) {
      read[k] = isWide ? wordAt(body, at) : byteAt(body, at);
    }
    if (kind >> 4 > 1 || (kind & 15) > 3) throw unusual("quantisation");
    steps[kind & 15] = read;
  }
}

function readTables(
  body: Uint8Array,
  constants: (HuffmanTable | undefined)[],
  waves: (HuffmanTable | undefined)[],
): void {
  let at = 0;
  while (at < body.length) {
    const kind = byteAt(body, at);
    const counts = body.subarray(at + 1, at + 17);
    const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    if (kind >> 4 > 1 || (kind & 15) > 3 || end > body.length) throw unusual("Huffman table");
    const table = huffmanTable(counts, body.subarray(at + 17, end));
    if (table === undefined) throw unusual("Huffman table");
    (kind >> 4 === 0 ? constants : waves)[kind & 15] = table;
    at = end;
  }
}

function readFrame(
  marker: number,
  body: Uint8Array,
  steps: readonly (Uint16Array | undefined)[],
): JpegFrame {
  const count = byteAt(body, 5);
  if (marker > SOF2 || byteAt(body, 0) !== 8 || (count !== 1 && count !== 3)) {
    throw unusual("kind of frame");
  }
  const components = Array.from({ length: count }, (_, i) => {
    const at = 6 + i * 3;
    const sampling = byteAt(body, at + 1);
    const own = steps[byteAt(body, at + 2)];
    // One component alone is not interleaved, whatever factors it states.
    const across = count === 1 ? 1 : sampling >> 4;
    const down = count === 1 ? 1 : sampling & 15;
    if (own === undefined || across < 1 || across > 4 || down < 1 || down > 4) {
      throw unusual("component");
    }
    return { id: byteAt(body, at), across, down, steps: own };
  });
  const [height, width] = [wordAt(body, 1), wordAt(body, 3)];
  if (width === 0 || height === 0) throw unusual("size");
  return { width, height, isProgressive: marker === SOF2, components };
}

function readScan(
  body: Uint8Array,
  frame: JpegFrame,
  constants: readonly (HuffmanTable | undefined)[],
  waves: readonly (HuffmanTable | undefined)[],
): Omit<JpegScan, "data" | "restartEvery"> {
  const count = byteAt(body, 0);
  const components = Array.from({ length: count }, (_, i) => {
    const id = byteAt(body, 1 + i * 2);
    const tables = byteAt(body, 2 + i * 2);
    const component = frame.components.find((one) => one.id === id);
    if (component === undefined) throw unusual("scan");
    return { component, constants: constants[tables >> 4], waves: waves[tables & 15] };
  });
  const at = 1 + count * 2;
  const bits = byteAt(body, at + 2);
  return {
    components,
    first: byteAt(body, at),
    last: byteAt(body, at + 1),
    bitBefore: bits >> 4,
    bit: bits & 15,
  };
}

/** Whether the first component is brightness at the finest sampling, as JFIF and Exif have it. */
function requireYcc({ components }: JpegFrame, adobeTransform: number | undefined): void {
  const [brightness, ...colours] = components;
  if (brightness === undefined || colours.length === 0) return;
  const isRgb =
    adobeTransform === 0 || String.fromCharCode(...components.map(({ id }) => id)) === "RGB";
  const isFinest = colours.every(
    ({ across, down }) => brightness.across % across === 0 && brightness.down % down === 0,
  );
  if (isRgb || !isFinest || new Set(components.map(({ id }) => id)).size !== components.length) {
    throw unusual("colours");
  }
}

function isAdobe(body: Uint8Array): boolean {
  return body.length >= 12 && String.fromCharCode(...body.subarray(0, 5)) === "Adobe";
}

function byteAt(body: Uint8Array, at: number): number {
  const byte = body[at];
  if (byte === undefined) throw unusual("segment too short");
  return byte;
}

function wordAt(body: Uint8Array, at: number): number {
  return (byteAt(body, at) << 8) | byteAt(body, at + 1);
}
