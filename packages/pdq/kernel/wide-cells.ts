import { COUNT, SCALE } from "./cell-table";
import { first, high, low, second } from "./lanes";
import { reserve } from "./memory";
import { addPairs, layOutRowPairs } from "./row-pairs";
import { ringRow } from "./row-ring";

/**
 * Rows of cells with any weights: where the box is wide, and where a border cuts it. Sums take 32 bits
 * for each channel, and wait in memory from one strip to the next.
 */

/** Rows that are added in one walk over the columns. */
const WALK_ROWS: i32 = 8;
const LANES_BYTES: usize = 16;

let blocks: usize = 0;
/** Sums of two rows of cells, since a row of pixels lies in two at most. */
let sums: usize = 0;
let sumsBytes: usize = 0;

export function layOutWideCells(width: i32, tableDown: usize): void {
  blocks = <usize>((width + 3) >> 2);
  sumsBytes = blocks * 4 * LANES_BYTES;
  sums = reserve(2 * sumsBytes);
  layOutRowPairs(width * 4, tableDown, blocks);
}

/**
 * Adds those rows of a strip that are a row of cells'.
 *
 * @param at the row of cells' place in the table
 * @param y the strip's first row, an even one
 * @param end the row behind its last
 */
export function addToWide(cell: i32, at: usize, y: i32, end: i32): void {
  const from = load<i32>(at);
  const past = min(from + load<i32>(at, COUNT), end);
  if (from >= y) memory.fill(sumsOf(cell), 0, sumsBytes);
  // Pairs begin with an even row, so that none reaches out of a strip.
  for (let row = max(from, y) & ~1; row < past; row += WALK_ROWS) {
    addPairs(ringRow(row), sumsOf(cell), at, row, (min(WALK_ROWS, past - row) + 1) >> 1);
  }
}

/** Makes a row of cells' brightness of its sums: a float a pixel. */
export function lumaOfWide(cell: i32, at: usize, luma: usize): void {
  const scale = load<f32>(at, SCALE);
  const red = f32x4.splat(<f32>0.299 * scale);
  const green = f32x4.splat(<f32>0.587 * scale);
  const blue = f32x4.splat(<f32>0.114 * scale);
  const end = sumsOf(cell) + sumsBytes;
  let to = luma;
  for (let sum = sumsOf(cell); sum < end; sum += 4 * LANES_BYTES) {
    const pixel0 = v128.load(sum);
    const pixel1 = v128.load(sum, 16);
    const pixel2 = v128.load(sum, 32);
    const pixel3 = v128.load(sum, 48);
    const low01 = low(pixel0, pixel1);
    const low23 = low(pixel2, pixel3);
    const blues = first(high(pixel0, pixel1), high(pixel2, pixel3));
    const value = f32x4.add(
      f32x4.add(
        f32x4.mul(f32x4.convert_i32x4_s(first(low01, low23)), red),
        f32x4.mul(f32x4.convert_i32x4_s(second(low01, low23)), green),
      ),
      f32x4.mul(f32x4.convert_i32x4_s(blues), blue),
    );
    v128.store(to, value);
    to += LANES_BYTES;
  }
}

function sumsOf(cell: i32): usize {
  return sums + <usize>(cell & 1) * sumsBytes;
}
