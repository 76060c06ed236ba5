import { boxCount, boxWindow } from "./box";
import { first, high, low, second } from "./lanes";
import { BLUE, channelFactor, channelMask, GREEN, lumaOf, RED } from "./luma";
import { reserve } from "./memory";
import { keepInRing, slotOf } from "./ring";
import {
  columnReadyAt,
  keepSampledColumn,
  layOutSampledColumns,
  prepareSampledColumns,
  sampledRow,
  turnSampledColumns,
} from "./sampled-columns";
import { layOutSampledRows, takeSampledRow } from "./sampled-rows";
import { layOutStrip, stripRow, stripRowBytes } from "./strip";

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
 */

export const GROUP: i32 = 4;

const FLOAT_BYTES: usize = 4;
const LANES_BYTES: usize = 16;

let width: i32 = 0;
let height: i32 = 0;
let windowAlong: i32 = 0;
let windowDown: i32 = 0;
let aheadAlong: i32 = 0;
let aheadDown: i32 = 0;
let heldBytes: usize = 0;

/** Columns that are walked: the width, up to a whole block of four. */
let columns: i32 = 0;
/** What a sum along a row is divided by at each column; behind the picture infinity, to give zeros. */
let divisors: usize = 0;
/** The last pixels of four rows, in a ring: one for each of the two passes along rows. */
let ringMask: i32 = 0;
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
  // One block more: the steps of a walk run past the end, each by those that come after it.
  heldBytes = <usize>(columns + 4) * FLOAT_BYTES;
  let ring = 8;
  while (ring < windowAlong + 8) ring *= 2;
  ringMask = ring - 1;

  // The walk reads past the end of a strip, and throws away what it read.
  layOutStrip(width);
  divisors = reserve(heldBytes);
  luma = reserve(<usize>(ring + 4) * LANES_BYTES);
  means = reserve(<usize>(ring + 4) * LANES_BYTES);
  heldWide = reserve(heldBytes * <usize>windowDown);
  sumsWide = reserve(heldBytes);
  chosen = reserve(4 * LANES_BYTES);
  layOutSampledColumns();
  layOutSampledRows(height, toGrid);
}

/** Fills the tables, once memory has grown. */
export function prepareExact(): void {
  for (let x = 0; x < columns + 4; x++) {
    const count = x < width ? <f32>boxCount(x, width) : f32.MAX_VALUE * 2;
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

function filterGroup(row0: usize): void {
  const rowBytes = stripRowBytes();
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
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
  const lumaRing = luma;
  const meanRing = means;
  const mask = ringMask;
  const window = windowAlong;
  const ahead = aheadAlong;
  const across = width;
  const sums = sumsWide;
  const along = divisors;
  // By a power of two, multiplying rounds as dividing does, and takes a fraction of the time.
  const isPowerAlong = (window & (window - 1)) == 0;
  const share = f32x4.splat(<f32>1 / <f32>window);
  // Where all four windows of the block two before `x` lie inside the row.
  const innerFrom = window - ahead + 7;
  const innerTo = across - ahead + 4;
  const end = columns;
  memory.fill(lumaRing, 0, <usize>(mask + 5) * LANES_BYTES);
  memory.fill(meanRing, 0, <usize>(mask + 5) * LANES_BYTES);

  const redMask = channelMask(RED);
  const greenMask = channelMask(GREEN);
  const blueMask = channelMask(BLUE);
  const red = channelFactor(RED);
  const green = channelFactor(GREEN);
  const blue = channelFactor(BLUE);
  let sumFirst = f32x4.splat(0);
  let sumSecond = f32x4.splat(0);
  let sum0 = sumFirst;
  let sum1 = sumFirst;
  let sum2 = sumFirst;
  let sum3 = sumFirst;
  let cell: i32 = 0;
  let sample = columnReadyAt(0);

  // Four steps, each a block behind the one before, so that none waits for another's result.
  for (let x = -((ahead + 3) & ~3); x < end + 12; x += 4) {
    if (x >= 12) {
      // Second pass along rows.
      const third = x - 12;
      const slot = slotOf(meanRing, third, mask);
      const gone = slotOf(meanRing, third - window, mask);
      const twice0 = f32x4.sub(f32x4.add(sumSecond, v128.load(slot)), v128.load(gone));
      const twice1 = f32x4.sub(f32x4.add(twice0, v128.load(slot, 16)), v128.load(gone, 16));
      const twice2 = f32x4.sub(f32x4.add(twice1, v128.load(slot, 32)), v128.load(gone, 32));
      const twice3 = f32x4.sub(f32x4.add(twice2, v128.load(slot, 48)), v128.load(gone, 48));
      sumSecond = twice3;
      if (sample < third + 4) {
        v128.store(chosen, twice0);
        v128.store(chosen, twice1, 16);
        v128.store(chosen, twice2, 32);
        v128.store(chosen, twice3, 48);
        while (sample < third + 4) {
          const centre = <usize>(sample - aheadAlong) << 2;
          const sum = v128.load(chosen + (<usize>(sample - third) << 4));
          keepSampledColumn(cell, f32x4.div(sum, v128.load_splat<f32>(along + centre)));
          cell++;
          sample = columnReadyAt(cell);
        }
      }
    }

    if (x >= 8) {
      // First pass down columns: sums along rows are turned over, and its means turned back.
      const place = <usize>(x - 8) << 2;
      const low01 = low(sum0, sum1);
      const low23 = low(sum2, sum3);
      const high01 = high(sum0, sum1);
      const high23 = high(sum2, sum3);
      let blurred0 = first(low01, low23);
      let blurred1 = second(low01, low23);
      let blurred2 = first(high01, high23);
      let blurred3 = second(high01, high23);
      if (isPowerAlong && x >= innerFrom && x <= innerTo) {
        blurred0 = f32x4.mul(blurred0, share);
        blurred1 = f32x4.mul(blurred1, share);
        blurred2 = f32x4.mul(blurred2, share);
        blurred3 = f32x4.mul(blurred3, share);
      } else {
        const count = v128.load(along + place);
        blurred0 = f32x4.div(blurred0, count);
        blurred1 = f32x4.div(blurred1, count);
        blurred2 = f32x4.div(blurred2, count);
        blurred3 = f32x4.div(blurred3, count);
      }
      const wide = v128.load(sums + place);
      const wide0 = f32x4.sub(f32x4.add(wide, blurred0), v128.load(held0 + place));
      v128.store(held0 + place, blurred0);
      const wide1 = f32x4.sub(f32x4.add(wide0, blurred1), v128.load(held1 + place));
      v128.store(held1 + place, blurred1);
      const wide2 = f32x4.sub(f32x4.add(wide1, blurred2), v128.load(held2 + place));
      v128.store(held2 + place, blurred2);
      const wide3 = f32x4.sub(f32x4.add(wide2, blurred3), v128.load(held3 + place));
      v128.store(held3 + place, blurred3);
      v128.store(sums + place, wide3);
      let mean0: v128;
      let mean1: v128;
      let mean2: v128;
      let mean3: v128;
      if (isPowerDown) {
        mean0 = f32x4.mul(wide0, down0);
        mean1 = f32x4.mul(wide1, down0);
        mean2 = f32x4.mul(wide2, down0);
        mean3 = f32x4.mul(wide3, down0);
      } else {
        mean0 = f32x4.div(wide0, down0);
        mean1 = f32x4.div(wide1, down1);
        mean2 = f32x4.div(wide2, down2);
        mean3 = f32x4.div(wide3, down3);
      }
      const lower01 = low(mean0, mean1);
      const lower23 = low(mean2, mean3);
      const higher01 = high(mean0, mean1);
      const higher23 = high(mean2, mean3);
      keepInRing(
        meanRing,
        (x - 8) & mask,
        mask,
        first(lower01, lower23),
        second(lower01, lower23),
        first(higher01, higher23),
        second(higher01, higher23),
      );
    }

    // First pass along rows.
    const enter = slotOf(lumaRing, x - 4, mask);
    const left = slotOf(lumaRing, x - 4 - window, mask);
    sum0 = f32x4.sub(f32x4.add(sumFirst, v128.load(enter)), v128.load(left));
    sum1 = f32x4.sub(f32x4.add(sum0, v128.load(enter, 16)), v128.load(left, 16));
    sum2 = f32x4.sub(f32x4.add(sum1, v128.load(enter, 32)), v128.load(left, 32));
    sum3 = f32x4.sub(f32x4.add(sum2, v128.load(enter, 48)), v128.load(left, 48));
    sumFirst = sum3;

    // Brightness, four pixels of each row, turned over.
    const from = x + ahead;
    const at = <usize>from << 2;
    let luma0 = lumaOf(v128.load(row0 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma1 = lumaOf(v128.load(row1 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma2 = lumaOf(v128.load(row2 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma3 = lumaOf(v128.load(row3 + at), redMask, greenMask, blueMask, red, green, blue);
    if (from < 0 || from + 4 > across) {
      // What lies left and right of a row is another row.
      const places = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3));
      const inside = i32x4.lt_u(places, i32x4.splat(across));
      luma0 = v128.and(luma0, inside);
      luma1 = v128.and(luma1, inside);
      luma2 = v128.and(luma2, inside);
      luma3 = v128.and(luma3, inside);
    }
    const low01 = low(luma0, luma1);
    const low23 = low(luma2, luma3);
    const high01 = high(luma0, luma1);
    const high23 = high(luma2, luma3);
    const fresh0 = first(low01, low23);
    const fresh1 = second(low01, low23);
    const fresh2 = first(high01, high23);
    const fresh3 = second(high01, high23);
    keepInRing(lumaRing, x & mask, mask, fresh0, fresh1, fresh2, fresh3);
  }

  turnSampledColumns();
}
