import { boxCount, boxWindow, cellCentre } from "./box";
import { GRID_BYTES, GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { first, high, low, second } from "./lanes";
import { lumaOf } from "./luma";
import { reserve } from "./memory";

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

/** Pixels of zeros kept left of each row of a strip, so that reading may begin before it. */
const LEFT_PAD: i32 = 4;
const PIXEL_BYTES: usize = 4;
const FLOAT_BYTES: usize = 4;
const LANES_BYTES: usize = 16;
const NEVER: i32 = i32.MAX_VALUE;

let width: i32 = 0;
let height: i32 = 0;
let windowAlong: i32 = 0;
let windowDown: i32 = 0;
let aheadAlong: i32 = 0;
let aheadDown: i32 = 0;
let groupRows: usize = 0;
let rowBytes: usize = 0;
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
/** Where the second pass along rows is sampled: the walked column at which each cell's sum is ready. */
let sampleAt: usize = 0;
/** Four sums to choose a sampled one from. */
let chosen: usize = 0;
/** The sampled columns of four rows: a register for each cell, then row after row. */
let sampled: usize = 0;
let sampledRows: usize = 0;
/** The second pass down columns, sampled ones only. */
let heldNarrow: usize = 0;
let sumsNarrow: usize = 0;
let rowEntered: i32 = 0;
let narrowEntered: i32 = 0;
let nextCell: i32 = 0;
let grid: usize = 0;

/** Lays memory out for one photo. @param rows rows of one strip @returns the first row's first pixel */
export function layOutExact(
  photoWidth: i32,
  photoHeight: i32,
  rows: i32,
  toGrid: usize,
): usize {
  width = photoWidth;
  height = photoHeight;
  grid = toGrid;
  windowAlong = boxWindow(width);
  windowDown = boxWindow(height);
  aheadAlong = windowAlong / 2;
  aheadDown = windowDown / 2;
  rowEntered = 0;
  narrowEntered = 0;
  nextCell = 0;

  columns = (width + 3) & ~3;
  heldBytes = <usize>columns * FLOAT_BYTES;
  rowBytes = <usize>((LEFT_PAD + columns + aheadAlong + 7) & ~3) * PIXEL_BYTES;
  let ring = 8;
  while (ring < windowAlong + 4) ring *= 2;
  ringMask = ring - 1;

  groupRows = reserve(rowBytes * <usize>rows);
  divisors = reserve(heldBytes);
  luma = reserve(<usize>ring * LANES_BYTES);
  means = reserve(<usize>ring * LANES_BYTES);
  heldWide = reserve(heldBytes * <usize>windowDown);
  sumsWide = reserve(heldBytes);
  sampleAt = reserve(<usize>(GRID_SIDE + 1) * sizeof<i32>());
  chosen = reserve(4 * LANES_BYTES);
  sampled = reserve(<usize>GRID_SIDE * LANES_BYTES);
  sampledRows = reserve(4 * GRID_ROW_BYTES);
  heldNarrow = reserve(GRID_ROW_BYTES * <usize>windowDown);
  sumsNarrow = reserve(GRID_ROW_BYTES);
  return groupRows + <usize>LEFT_PAD * PIXEL_BYTES;
}

/** Bytes from a pixel of the strip to the one below. */
export function exactRowBytes(): usize {
  return rowBytes;
}

/** Fills the tables, once memory has grown. */
export function prepareExact(): void {
  for (let x = 0; x < columns; x++) {
    const count = x < width ? <f32>boxCount(x, width) : f32.MAX_VALUE * 2;
    store<f32>(divisors + (<usize>x << 2), count);
  }
  for (let cell = 0; cell < GRID_SIDE; cell++) {
    store<i32>(sampleAt + (<usize>cell << 2), cellCentre(cell, width) + aheadAlong);
  }
  store<i32>(sampleAt + (<usize>GRID_SIDE << 2), NEVER);
}

/** Rows that have to be taken, the picture's and then zeros, before the grid is full. */
export function exactRows(): i32 {
  return height + aheadDown;
}

/** Makes rows of the strip zeros, the pixels around them included. */
export function clearExactRows(from: i32, to: i32): void {
  memory.fill(groupRows + <usize>from * rowBytes, 0, <usize>(to - from) * rowBytes);
}

/** Takes the next four rows. @param row which row of the strip is the first of them */
export function takeExactGroup(row: i32): void {
  filterGroup(groupRows + <usize>row * rowBytes + <usize>LEFT_PAD * PIXEL_BYTES);
  for (let lane = 0; lane < 4; lane++) {
    const y = rowEntered + lane - aheadDown;
    if (y >= 0 && y < height) takeSampledRow(sampledRows + <usize>lane * GRID_ROW_BYTES);
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

// @ts-ignore: decorator
@inline
function slotOf(ring: usize, place: i32, mask: i32): usize {
  return ring + (<usize>(place & mask) << 4);
}

function filterGroup(row0: usize): void {
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  const held0 = heldRow(0);
  const held1 = heldRow(1);
  const held2 = heldRow(2);
  const held3 = heldRow(3);
  const down0 = divisorDown(0);
  const down1 = divisorDown(1);
  const down2 = divisorDown(2);
  const down3 = divisorDown(3);
  const lumaRing = luma;
  const meanRing = means;
  const mask = ringMask;
  const window = windowAlong;
  const sums = sumsWide;
  const along = divisors;
  const end = columns;
  const samples = sampleAt;
  memory.fill(lumaRing, 0, <usize>(mask + 1) * LANES_BYTES);
  memory.fill(meanRing, 0, <usize>(mask + 1) * LANES_BYTES);

  let sumFirst = f32x4.splat(0);
  let sumSecond = f32x4.splat(0);
  let cell: i32 = 0;
  let sample = load<i32>(samples);

  for (let x = -((aheadAlong + 3) & ~3); x < end; x += 4) {
    // Brightness: four pixels of each row, then turned over.
    const at = <usize>(x + aheadAlong) << 2;
    const luma0 = lumaOf(v128.load(row0 + at));
    const luma1 = lumaOf(v128.load(row1 + at));
    const luma2 = lumaOf(v128.load(row2 + at));
    const luma3 = lumaOf(v128.load(row3 + at));
    let low01 = low(luma0, luma1);
    let low23 = low(luma2, luma3);
    let high01 = high(luma0, luma1);
    let high23 = high(luma2, luma3);
    const enter0 = first(low01, low23);
    const enter1 = second(low01, low23);
    const enter2 = first(high01, high23);
    const enter3 = second(high01, high23);

    // First pass along rows.
    const slot = <usize>(x & mask) << 4;
    v128.store(lumaRing + slot, enter0);
    v128.store(lumaRing + slot, enter1, 16);
    v128.store(lumaRing + slot, enter2, 32);
    v128.store(lumaRing + slot, enter3, 48);
    const left = x - window;
    const slot0 = <usize>(left & mask) << 4;
    const slot1 = <usize>((left + 1) & mask) << 4;
    const slot2 = <usize>((left + 2) & mask) << 4;
    const slot3 = <usize>((left + 3) & mask) << 4;
    const sum0 = f32x4.sub(f32x4.add(sumFirst, enter0), v128.load(lumaRing + slot0));
    const sum1 = f32x4.sub(f32x4.add(sum0, enter1), v128.load(lumaRing + slot1));
    const sum2 = f32x4.sub(f32x4.add(sum1, enter2), v128.load(lumaRing + slot2));
    const sum3 = f32x4.sub(f32x4.add(sum2, enter3), v128.load(lumaRing + slot3));
    sumFirst = sum3;
    if (x < 0) continue;
    low01 = low(sum0, sum1);
    low23 = low(sum2, sum3);
    high01 = high(sum0, sum1);
    high23 = high(sum2, sum3);

    // First pass down columns.
    const place = <usize>x << 2;
    const count = v128.load(along + place);
    const blurred0 = f32x4.div(first(low01, low23), count);
    const blurred1 = f32x4.div(second(low01, low23), count);
    const blurred2 = f32x4.div(first(high01, high23), count);
    const blurred3 = f32x4.div(second(high01, high23), count);
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
    const mean0 = f32x4.div(wide0, down0);
    const mean1 = f32x4.div(wide1, down1);
    const mean2 = f32x4.div(wide2, down2);
    const mean3 = f32x4.div(wide3, down3);
    low01 = low(mean0, mean1);
    low23 = low(mean2, mean3);
    high01 = high(mean0, mean1);
    high23 = high(mean2, mean3);

    // Second pass along rows.
    const again0 = first(low01, low23);
    const again1 = second(low01, low23);
    const again2 = first(high01, high23);
    const again3 = second(high01, high23);
    v128.store(meanRing + slot, again0);
    v128.store(meanRing + slot, again1, 16);
    v128.store(meanRing + slot, again2, 32);
    v128.store(meanRing + slot, again3, 48);
    const twice0 = f32x4.sub(f32x4.add(sumSecond, again0), v128.load(meanRing + slot0));
    const twice1 = f32x4.sub(f32x4.add(twice0, again1), v128.load(meanRing + slot1));
    const twice2 = f32x4.sub(f32x4.add(twice1, again2), v128.load(meanRing + slot2));
    const twice3 = f32x4.sub(f32x4.add(twice2, again3), v128.load(meanRing + slot3));
    sumSecond = twice3;

    if (sample < x + 4) {
      v128.store(chosen, twice0);
      v128.store(chosen, twice1, 16);
      v128.store(chosen, twice2, 32);
      v128.store(chosen, twice3, 48);
      while (sample < x + 4) {
        const centre = <usize>(sample - aheadAlong) << 2;
        const sum = v128.load(chosen + (<usize>(sample - x) << 4));
        v128.store(
          sampled + (<usize>cell << 4),
          f32x4.div(sum, v128.load_splat<f32>(along + centre)),
        );
        cell++;
        sample = load<i32>(samples + (<usize>cell << 2));
      }
    }
  }

  for (cell = 0; cell < GRID_SIDE; cell += 4) {
    const from = sampled + (<usize>cell << 4);
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const c = v128.load(from, 32);
    const d = v128.load(from, 48);
    const to = sampledRows + (<usize>cell << 2);
    v128.store(to, first(low(a, b), low(c, d)));
    v128.store(to + GRID_ROW_BYTES, second(low(a, b), low(c, d)));
    v128.store(to + 2 * GRID_ROW_BYTES, first(high(a, b), high(c, d)));
    v128.store(to + 3 * GRID_ROW_BYTES, second(high(a, b), high(c, d)));
  }
}

/** The second pass down columns, and the grid's rows out of it. */
function takeSampledRow(row: usize): void {
  const held = heldNarrow + <usize>(narrowEntered % windowDown) * GRID_ROW_BYTES;
  const sums = sumsNarrow;
  for (let at: usize = 0; at < GRID_ROW_BYTES; at += LANES_BYTES) {
    const enter = v128.load(row + at);
    v128.store(
      sums + at,
      f32x4.sub(f32x4.add(v128.load(sums + at), enter), v128.load(held + at)),
    );
    v128.store(held + at, enter);
  }
  const y = narrowEntered - aheadDown;
  narrowEntered++;
  // A photo with fewer rows than the grid gives one row to several cells.
  while (nextCell < GRID_SIDE && cellCentre(nextCell, height) == y) {
    const count = f32x4.splat(<f32>boxCount(y, height));
    const to = grid + <usize>nextCell * GRID_ROW_BYTES;
    for (let at: usize = 0; at < GRID_ROW_BYTES; at += LANES_BYTES) {
      v128.store(to + at, f32x4.div(v128.load(sums + at), count));
    }
    nextCell++;
  }
}
