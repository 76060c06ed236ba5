import { COUNT, START } from "./cell-table";
import { lowerPixels, upperPixels } from "./interleave";

/**
 * Adds rows of pixels to the sums of a row of cells, two rows in one multiplication: channel by
 * channel, in whole numbers, so that nothing is rounded.
 */

const BLOCK_BYTES: usize = 16; // four pixels
const SUMS_BYTES: usize = 64; // four whole numbers for each of them

/** Where the rows lie that are added, and what they are added to. */
let bytes: usize = 0;
let table: usize = 0;
let blocks: usize = 0;

/** @param ofTable the weights down the columns: cells, then whole numbers of 16 bits */
export function layOutRowPairs(rowBytes: i32, ofTable: usize, inBlocks: usize): void {
  bytes = <usize>rowBytes;
  table = ofTable;
  blocks = inBlocks;
}

/**
 * Adds up to eight rows to the sums at `to`.
 *
 * @param cell where the table has the row of cells
 * @param row the picture's row that begins at `pixels`
 * @param pairs 1 to 4
 */
export function addPairs(pixels: usize, to: usize, cell: usize, row: i32, pairs: i32): void {
  if (pairs == 4) {
    add(pixels, to, cell, row, true);
    return;
  }
  for (let i = 0; i < pairs; i++) {
    add(pixels + <usize>(2 * i) * bytes, to, cell, row + 2 * i, false);
  }
}

// @ts-ignore: decorator
@inline
function add(pixels: usize, to: usize, cell: usize, row: i32, isFour: bool): void {
  const weights0 = pairWeights(cell, row);
  const weights1 = pairWeights(cell, row + 2);
  const weights2 = pairWeights(cell, row + 4);
  const weights3 = pairWeights(cell, row + 6);
  const below = bytes;
  const end = to + blocks * SUMS_BYTES;
  let at = pixels;
  for (let sum = to; sum < end; sum += SUMS_BYTES) {
    let sum0 = v128.load(sum);
    let sum1 = v128.load(sum, 16);
    let sum2 = v128.load(sum, 32);
    let sum3 = v128.load(sum, 48);
    let u = v128.load(at);
    let v = v128.load(at + below);
    sum0 = addLow(sum0, lowerPixels(u, v), weights0);
    sum1 = addHigh(sum1, lowerPixels(u, v), weights0);
    sum2 = addLow(sum2, upperPixels(u, v), weights0);
    sum3 = addHigh(sum3, upperPixels(u, v), weights0);
    if (isFour) {
      u = v128.load(at + 2 * below);
      v = v128.load(at + 3 * below);
      sum0 = addLow(sum0, lowerPixels(u, v), weights1);
      sum1 = addHigh(sum1, lowerPixels(u, v), weights1);
      sum2 = addLow(sum2, upperPixels(u, v), weights1);
      sum3 = addHigh(sum3, upperPixels(u, v), weights1);
      u = v128.load(at + 4 * below);
      v = v128.load(at + 5 * below);
      sum0 = addLow(sum0, lowerPixels(u, v), weights2);
      sum1 = addHigh(sum1, lowerPixels(u, v), weights2);
      sum2 = addLow(sum2, upperPixels(u, v), weights2);
      sum3 = addHigh(sum3, upperPixels(u, v), weights2);
      u = v128.load(at + 6 * below);
      v = v128.load(at + 7 * below);
      sum0 = addLow(sum0, lowerPixels(u, v), weights3);
      sum1 = addHigh(sum1, lowerPixels(u, v), weights3);
      sum2 = addLow(sum2, upperPixels(u, v), weights3);
      sum3 = addHigh(sum3, upperPixels(u, v), weights3);
    }
    v128.store(sum, sum0);
    v128.store(sum, sum1, 16);
    v128.store(sum, sum2, 32);
    v128.store(sum, sum3, 48);
    at += BLOCK_BYTES;
  }
}

/** The weights of two rows in every lane: the first in its lower half. */
// @ts-ignore: decorator
@inline
function pairWeights(cell: usize, row: i32): v128 {
  return i32x4.splat((weightOf(cell, row) & 0xffff) | (weightOf(cell, row + 1) << 16));
}

// @ts-ignore: decorator
@inline
function weightOf(cell: usize, row: i32): i32 {
  const place = row - load<i32>(cell);
  if (<u32>place >= load<u32>(cell, COUNT)) return 0;
  return load<i16>(table + load<u32>(cell, START) + (<usize>place << 1));
}

/** Each channel of a pixel of row u, and that of row v beside it, times the two weights, added up. */
// @ts-ignore: decorator
@inline
function addLow(sum: v128, pixels: v128, weights: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(pixels), weights));
}

// @ts-ignore: decorator
@inline
function addHigh(sum: v128, pixels: v128, weights: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(pixels), weights));
}

