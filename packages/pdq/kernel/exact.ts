import { boxCount, boxWindow } from "./box";
import { columnAt, keepColumns } from "./columns";
import { first, high, low, second } from "./lanes";
import { keepLumaColumns } from "./luma-columns";
import { reserve } from "./memory";
import {
  columnReadyAt,
  keepSampledColumn,
  layOutSampledColumns,
  prepareSampledColumns,
  sampledRow,
  turnSampledColumns,
} from "./sampled-columns";
import { layOutSampledRows, takeSampledRow } from "./sampled-rows";
import { layOutStrip, stripRow } from "./strip";

/**
 * Shrinks a photo to the grid, every sum and quotient rounded in the order of
 * `src/shrink-to-grid.ts`, in one walk over the pixels.
 *
 * Four rows are walked at a time. A sum along a row has to be made pixel after pixel, so a
 * register holds one pixel of each of the four rows; a sum down a column row after row, so
 * there it holds four pixels of one row. Between the two a 4 x 4 block is turned over.
 *
 * Outside of the picture lie zeros, above and below as well as left and right: adding or
 * taking away a zero changes no sum, so borders need no code of their own, only their divisor.
 * What lies left and right is walked over as well: infinite divisors make zeros of sums there.
 */

export const GROUP: i32 = 4;

const FLOAT_BYTES: usize = 4;
const LANES_BYTES: usize = 16;
/** Columns that the last of a walk's steps is behind the first. */
const BEHIND: i32 = 12;
/** Columns whose brightness is made at a time: few, so that they stay in the nearest cache and a wide photo needs no more. */
const PIECE: i32 = 512;

let width: i32 = 0;
let height: i32 = 0;
let windowAlong: i32 = 0;
let windowDown: i32 = 0;
let aheadAlong: i32 = 0;
let aheadDown: i32 = 0;
let heldBytes: usize = 0;

/** The width, up to a whole block of four. */
let columns: i32 = 0;
/** Columns left of the picture, and as many right of it, that sums are made for. */
let margin: i32 = 0;
/** Columns before a piece that are still read. */
let kept: i32 = 0;
/** What a sum along a row is divided by at each column; outside of the picture infinity, to give zeros. */
let divisors: usize = 0;
/** A piece of four rows, a register for each column: their brightness, and the means of the first passes. */
let luma: usize = 0;
let means: usize = 0;
/** The first pass down columns: the rows in its window, and their sum. */
let heldWide: usize = 0;
let sumsWide: usize = 0;
/** Four sums to choose a sampled one from. */
let chosen: usize = 0;
let rowEntered: i32 = 0;

/** Lays memory out for one photo. */
export function layOutExact(photoWidth: i32, photoHeight: i32, toGrid: usize): void {
  width = photoWidth;
  height = photoHeight;
  windowAlong = boxWindow(width);
  windowDown = boxWindow(height);
  aheadAlong = windowAlong / 2;
  aheadDown = windowDown / 2;
  rowEntered = 0;

  columns = (width + 3) & ~3;
  margin = (aheadAlong + BEHIND + 3) & ~3;
  kept = (windowAlong + aheadAlong + 2 * BEHIND) & ~3;
  const left = <usize>margin * FLOAT_BYTES;
  heldBytes = <usize>(columns + 2 * margin) * FLOAT_BYTES;
  const lineBytes = <usize>(PIECE + 2 * kept) * LANES_BYTES;

  // The walk reads past the end of a strip, and throws away what it read.
  layOutStrip(width);
  divisors = reserve(heldBytes) + left;
  luma = reserve(lineBytes);
  means = reserve(lineBytes);
  heldWide = reserve(heldBytes * <usize>windowDown) + left;
  sumsWide = reserve(heldBytes) + left;
  chosen = reserve(4 * LANES_BYTES);
  layOutSampledColumns();
  layOutSampledRows(height, toGrid);
}

/** Fills the tables, once memory has grown. */
export function prepareExact(): void {
  for (let x = -margin; x < columns + margin; x++) {
    const count = <u32>x < <u32>width ? <f32>boxCount(x, width) : f32.MAX_VALUE * 2;
    store<f32>(divisors + (<usize>x << 2), count);
  }
  prepareSampledColumns(width, aheadAlong);
}

/** Rows that have to be taken, the picture's and then zeros, before the grid is full. */
export function exactRows(): i32 {
  return height + aheadDown;
}

/** Takes the next four rows. @param row which row of the strip is the first of them */
export function takeExactGroup(row: i32): void {
  filterGroup(stripRow(row));
  for (let lane = 0; lane < 4; lane++) {
    const y = rowEntered + lane - aheadDown;
    if (y >= 0 && y < height) takeSampledRow(sampledRow(lane));
  }
  rowEntered += 4;
}

// @ts-ignore: decorator
@inline
function heldRow(lane: i32): usize {
  return heldWide + <usize>((rowEntered + lane) % windowDown) * heldBytes;
}

// @ts-ignore: decorator
@inline
function divisorDown(lane: i32): v128 {
  const y = rowEntered + lane - aheadDown;
  return f32x4.splat(y >= 0 && y < height ? <f32>boxCount(y, height) : <f32>1);
}

/** Makes sums and means of four rows, from their brightness to the sampled columns. */
function filterGroup(row: usize): void {
  const held0 = heldRow(0);
  const held1 = heldRow(1);
  const held2 = heldRow(2);
  const held3 = heldRow(3);
  const firstRow = rowEntered - aheadDown;
  const isPowerDown =
    (windowDown & (windowDown - 1)) == 0 &&
    boxCount(firstRow, height) == windowDown &&
    boxCount(firstRow + 3, height) == windowDown;
  const down0 = isPowerDown ? f32x4.splat(<f32>1 / <f32>windowDown) : divisorDown(0);
  const down1 = divisorDown(1);
  const down2 = divisorDown(2);
  const down3 = divisorDown(3);
  const keptBytes = <usize>kept * LANES_BYTES;
  const pieceBytes = <usize>PIECE * LANES_BYTES;
  let bright = luma + keptBytes;
  let blurred = means + keptBytes;
  const window = windowAlong;
  const ahead = aheadAlong;
  const sums = sumsWide;
  const along = divisors;
  // By a power of two, multiplying rounds as dividing does, and takes a fraction of the time: where
  // all four windows of the block before `x` lie inside the row.
  const share = f32x4.splat(<f32>1 / <f32>window);
  const innerFrom = window - ahead + 3;
  const inner = (window & (window - 1)) == 0 ? max(0, width - window - 2) : 0;

  let along0 = f32x4.splat(0);
  let along1 = along0;
  let along2 = along0;
  let along3 = along0;
  let twice3 = along0;
  let row0 = along0;
  let row1 = along0;
  let row2 = along0;
  let row3 = along0;
  let cell: i32 = 0;
  let sample = columnReadyAt(0);

  if (columns > PIECE) {
    // Left of the picture lie the last pieces of the rows before.
    memory.fill(luma, 0, keptBytes);
    memory.fill(means, 0, keptBytes);
  }
  let x = -((ahead + 3) & ~3);
  for (let from = 0; from < columns; from += PIECE) {
    const isLast = from + PIECE >= columns;
    const to = isLast ? columns : from + PIECE;
    keepLumaColumns(row, width, from, to, bright);
    if (isLast && from > 0) memory.fill(columnAt(bright, to), 0, keptBytes);
    // The first step needs the brightness of its whole windows.
    const end = isLast ? to + BEHIND : to - ahead - 3;
    // Each step is a block of four behind the one before, so that none waits for another's result.
    for (; x < end; x += 4) {
      const enter0 = row0;
      const enter1 = row1;
      const enter2 = row2;
      const enter3 = row3;

      // Sums along rows are turned over, and made means.
      const low01 = low(along0, along1);
      const low23 = low(along2, along3);
      const high01 = high(along0, along1);
      const high23 = high(along2, along3);
      row0 = first(low01, low23);
      row1 = second(low01, low23);
      row2 = first(high01, high23);
      row3 = second(high01, high23);
      if (<u32>(x - innerFrom) < <u32>inner) {
        row0 = f32x4.mul(row0, share);
        row1 = f32x4.mul(row1, share);
        row2 = f32x4.mul(row2, share);
        row3 = f32x4.mul(row3, share);
      } else {
        const count = v128.load(along + (<usize>(x - 4) << 2));
        row0 = f32x4.div(row0, count);
        row1 = f32x4.div(row1, count);
        row2 = f32x4.div(row2, count);
        row3 = f32x4.div(row3, count);
      }

      // Three sums in which each addition waits for the one before: down columns, the second one along
      // rows, the first one along rows. They take turns, so that a processor finds three at a time.
      // Each row is kept before the next is taken away: in a window of under four rows they share a place.
      const place = <usize>(x - 8) << 2;
      const third = x - BEHIND;
      const mean = columnAt(blurred, third);
      const pastMean = columnAt(blurred, third - window);
      const pixel = columnAt(bright, x + ahead);
      const pastPixel = columnAt(bright, x + ahead - window);

      const past0 = v128.load(held0 + place);
      const wide0 = f32x4.sub(f32x4.add(v128.load(sums + place), enter0), past0);
      const twice0 = f32x4.sub(f32x4.add(twice3, v128.load(mean)), v128.load(pastMean));
      along0 = f32x4.sub(f32x4.add(along3, v128.load(pixel)), v128.load(pastPixel));
      v128.store(held0 + place, enter0);

      const past1 = v128.load(held1 + place);
      const wide1 = f32x4.sub(f32x4.add(wide0, enter1), past1);
      const twice1 = f32x4.sub(f32x4.add(twice0, v128.load(mean, 16)), v128.load(pastMean, 16));
      along1 = f32x4.sub(f32x4.add(along0, v128.load(pixel, 16)), v128.load(pastPixel, 16));
      v128.store(held1 + place, enter1);

      const past2 = v128.load(held2 + place);
      const wide2 = f32x4.sub(f32x4.add(wide1, enter2), past2);
      const twice2 = f32x4.sub(f32x4.add(twice1, v128.load(mean, 32)), v128.load(pastMean, 32));
      along2 = f32x4.sub(f32x4.add(along1, v128.load(pixel, 32)), v128.load(pastPixel, 32));
      v128.store(held2 + place, enter2);

      const past3 = v128.load(held3 + place);
      const wide3 = f32x4.sub(f32x4.add(wide2, enter3), past3);
      twice3 = f32x4.sub(f32x4.add(twice2, v128.load(mean, 48)), v128.load(pastMean, 48));
      along3 = f32x4.sub(f32x4.add(along2, v128.load(pixel, 48)), v128.load(pastPixel, 48));
      v128.store(held3 + place, enter3);
      v128.store(sums + place, wide3);

      // Sums down columns are made means, and turned back.
      if (isPowerDown) {
        keepColumns(
          blurred,
          x - 8,
          f32x4.mul(wide0, down0),
          f32x4.mul(wide1, down0),
          f32x4.mul(wide2, down0),
          f32x4.mul(wide3, down0),
        );
      } else {
        keepColumns(
          blurred,
          x - 8,
          f32x4.div(wide0, down0),
          f32x4.div(wide1, down1),
          f32x4.div(wide2, down2),
          f32x4.div(wide3, down3),
        );
      }

      if (sample < third + 4) {
        v128.store(chosen, twice0);
        v128.store(chosen, twice1, 16);
        v128.store(chosen, twice2, 32);
        v128.store(chosen, twice3, 48);
        while (sample < third + 4) {
          const centre = <usize>(sample - ahead) << 2;
          const sum = v128.load(chosen + (<usize>(sample - third) << 4));
          keepSampledColumn(cell, f32x4.div(sum, v128.load_splat<f32>(along + centre)));
          cell++;
          sample = columnReadyAt(cell);
        }
      }
    }

    if (isLast) break;
    memory.copy(luma, luma + pieceBytes, keptBytes);
    memory.copy(means, means + pieceBytes, keptBytes);
    bright -= pieceBytes;
    blurred -= pieceBytes;
  }

  turnSampledColumns();
}
