import { jpegSegments } from "../jpeg-segments.ts";
import type { Orientation } from "../orientation.ts";
import { parseJpegHeader } from "../parse-jpeg-header.ts";
import { recogniseFile } from "../recognise-file.ts";
import { requireMostPixels } from "../require-most-pixels.ts";
import { BLOCK_SIDE, type BlockPlane, blockPlane } from "./block-plane.ts";
import { blockSamples, FIRST_WAVES } from "./block-samples.ts";
import type { HuffmanTable } from "./huffman-table.ts";
import { type JpegFrame, type JpegParts, type JpegScan, jpegParts } from "./jpeg-parts.ts";
import { type Reduction, reductionFor } from "./reduction-for.ts";
import { roundAsDecoded } from "./round-as-decoded.ts";
import { UnusualJpegError, unusual } from "./unusual-jpeg-error.ts";
import { type BlockTaker, walkScan } from "./walk-scan.ts";

/** A photo's brightness in fewer samples than it has pixels, as stored: not turned upright. */
export interface ReducedJpeg {
  /**
   * Rec. 601 brightness, about 0 to 255, row after row from the top left: one sample for each
   * `reduction` x `reduction` pixels, fewer at the right and bottom edge. It belongs to the caller,
   * who wipes it.
   */
  readonly luma: Float32Array;
  /** Samples in a row. */
  readonly width: number;
  /** Rows of samples. */
  readonly height: number;
  /** The picture's own size in pixels, as stored. */
  readonly of: { readonly width: number; readonly height: number };
  readonly reduction: Reduction;
  readonly orientation: Orientation;
}

/**
 * Decodes only as much of a JPEG as a perceptual hash needs: of each block of 8 x 8 pixels the mean,
 * in smaller pictures the slopes too. No pixel is made, so it takes a fraction of the time.
 *
 * The samples are meant for weights that change evenly over a block, such as `@holdfast/pdq` uses
 * for a reduced photo; as a picture to look at they are too sharp. See docs/adr/0011.
 *
 * @param bytes the whole file, of any kind; read, never changed. What is copied of it is wiped
 * @param mostPixels width times height above which nothing is decoded
 * @returns `undefined` when the file must be decoded whole: it is no JPEG, too small, of a rare
 *   kind, too large, or not as an encoder writes it. `decodePhoto` then says what it is
 * @throws {RangeError} for a `mostPixels` that would limit nothing, or everything
 */
export function decodeReducedJpeg(
  bytes: Uint8Array,
  { mostPixels }: { readonly mostPixels: number },
): ReducedJpeg | undefined {
  requireMostPixels(mostPixels);
  if (recogniseFile(bytes) !== "jpeg") return undefined;
  const segments = [...jpegSegments(bytes)];
  const header = parseJpegHeader(bytes, segments);
  if (header?.still === undefined || header.width * header.height > mostPixels) return undefined;

  try {
    const parts = jpegParts(bytes, segments);
    const reduction = reductionFor(parts.frame);
    if (reduction === undefined) return undefined;
    const reduced = reduceJpeg(parts, reduction);
    return { ...reduced, reduction, orientation: header.orientation };
  } catch (error) {
    // A RangeError is coded data that runs past its end, or memory that cannot be had.
    if (error instanceof UnusualJpegError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function reduceJpeg({ frame, scans }: JpegParts, reduction: Reduction) {
  const planes = frame.components.map((component) => blockPlane(frame, component));
  const width = Math.ceil(frame.width / reduction);
  const height = Math.ceil(frame.height / reduction);
  const luma = new Float32Array(width * height);

  try {
    if (frame.isProgressive) {
      readConstants(frame, scans, planes);
      fillMeans(planes[0]!, luma);
    } else {
      readBlocks(frame, scans, planes, reduction, luma, width);
    }
    roundAsDecoded(luma, width, reduction, planes);
    return { luma, width, height, of: { width: frame.width, height: frame.height } };
  } catch (error) {
    luma.fill(0);
    throw error;
  } finally {
    for (const { constants, isFlat } of planes) {
      constants.fill(0);
      isFlat.fill(0);
    }
  }
}

/** Reads a sequential picture: each component comes once, with all its coefficients. */
function readBlocks(
  frame: JpegFrame,
  scans: readonly JpegScan[],
  planes: readonly BlockPlane[],
  reduction: Reduction,
  luma: Float32Array,
  width: number,
): void {
  const due = new Set(planes);
  const brightness = planes[0]!;
  const samples = blockSamples(frame, reduction, brightness.component.steps);
  const a = BLOCK_SIDE / reduction;
  const cutsAcross = frame.width % BLOCK_SIDE > 0;
  const cutsDown = frame.height % BLOCK_SIDE > 0;
  const block = new Int32Array(64);

  const takerOf = (plane: BlockPlane, constants: HuffmanTable, waves: HuffmanTable): BlockTaker => {
    const { columns, rows, stride } = plane;
    let constant = 0;
    const take: BlockTaker["take"] = (reader, column, row) => {
      constant += reader.difference(constants);
      const at = row * stride + column;
      plane.constants[at] = constant;

      if (plane !== brightness || column >= columns || row >= rows) {
        plane.isFlat[at] = reader.skipWaves(waves) ? 1 : 0;
        return;
      }
      const isCut = (cutsAcross && column === columns - 1) || (cutsDown && row === rows - 1);
      if (!isCut && reduction === 8) {
        plane.isFlat[at] = reader.skipWaves(waves) ? 1 : 0;
        block[0] = constant;
        samples.ofWhole(block, luma, row * width + column, width);
        return;
      }
      block.fill(0);
      plane.isFlat[at] = reader.readWaves(waves, block, isCut ? block.length : FIRST_WAVES) ? 1 : 0;
      block[0] = constant;
      const write = isCut
        ? samples.ofLast(column === columns - 1, row === rows - 1)
        : samples.ofWhole;
      write(block, luma, row * a * width + column * a, width);
    };
    return {
      take,
      restart() {
        constant = 0;
      },
    };
  };

  try {
    for (const scan of scans) {
      if (scan.first !== 0 || scan.last !== 63 || scan.bitBefore !== 0 || scan.bit !== 0) {
        throw unusual("part of a sequential picture");
      }
      walkScan(frame, scan, planes, (plane, { constants, waves }) => {
        if (!due.delete(plane)) throw unusual("a component twice");
        if (constants === undefined || waves === undefined) throw unusual("no Huffman table");
        return takerOf(plane, constants, waves);
      });
    }
  } finally {
    block.fill(0);
  }
  if (due.size > 0) throw unusual("a component is missing");
}

/** Reads the constant parts of a progressive picture, bit by bit, and passes over all else. */
function readConstants(
  frame: JpegFrame,
  scans: readonly JpegScan[],
  planes: readonly BlockPlane[],
): void {
  /** The lowest bit that is known of each component. */
  const known = new Map<BlockPlane, number>();

  for (const scan of scans) {
    if (scan.first > 0) continue;
    const { bit, bitBefore } = scan;
    const isFirst = bitBefore === 0;
    walkScan(frame, scan, planes, (plane, { constants }) => {
      if (known.get(plane) !== (isFirst ? undefined : bitBefore)) throw unusual("order of bits");
      if (scan.last !== 0 || (!isFirst && bit !== bitBefore - 1)) throw unusual("order of bits");
      known.set(plane, bit);

      if (!isFirst) {
        return {
          take(reader, column, row) {
            plane.constants[row * plane.stride + column]! |= reader.bit() << bit;
          },
          restart() {},
        };
      }
      if (constants === undefined) throw unusual("no Huffman table");
      let constant = 0;
      return {
        take(reader, column, row) {
          constant += reader.difference(constants);
          plane.constants[row * plane.stride + column] = constant << bit;
        },
        restart() {
          constant = 0;
        },
      };
    });
  }
  if (planes.some((plane) => known.get(plane) !== 0)) throw unusual("a bit is missing");
}

/** One sample for each block of a picture whose sides are whole blocks. */
function fillMeans(
  { component, columns, stride, constants }: BlockPlane,
  luma: Float32Array,
): void {
  const step = component.steps[0]! / BLOCK_SIDE;
  for (let at = 0; at < luma.length; at++) {
    const place = Math.floor(at / columns) * stride + (at % columns);
    luma[at] = constants[place]! * step + 128;
  }
}
