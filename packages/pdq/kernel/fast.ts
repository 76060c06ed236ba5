import { CELL_BYTES, COUNT, SCALE, START } from "./cell-table";
import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { first, high, low, second } from "./lanes";
import { reserve } from "./memory";
import { addPairs, layOutRowPairs } from "./row-pairs";
import { layOutStrip, stripRow } from "./strip";

/**
 * Shrinks a photo to the grid with tables of weights: each cell is a sum of pixels, weighted along
 * the row and down the column. The two box passes of the exact kernel are such a sum, made one
 * addition after another; here they are made in one go, so the last bits differ.
 *
 * Down the columns it adds whole numbers, channel by channel, two rows in one multiplication:
 * nothing is rounded. Brightness is made only once for each row of cells, then summed along it.
 */

/** Rows that are added in one walk over the columns. */
const WALK_ROWS: i32 = 8;
const LANES_BYTES: usize = 16;

let rowBytes: i32 = 0;
let blocks: usize = 0;
let tableDown: usize = 0;
let tableAlong: usize = 0;
/** Sums of two rows of cells, since a row of pixels lies in two at most: four whole numbers a pixel. */
let sums: usize = 0;
let luma: usize = 0;
let grid: usize = 0;
let y: i32 = 0;
let nextCell: i32 = 0;

/**
 * Lays memory out for one photo.
 *
 * @param downBytes bytes of the table down the columns: cells, then weights as whole numbers of 16 bits
 * @param alongBytes bytes of the table along the rows: cells, then weights as floats, fours of them
 */
export function layOutFast(
  width: i32,
  downBytes: usize,
  alongBytes: usize,
  toGrid: usize,
): void {
  grid = toGrid;
  y = 0;
  nextCell = 0;
  rowBytes = width * 4;
  blocks = <usize>((width + 3) >> 2);
  tableDown = reserve(downBytes);
  tableAlong = reserve(alongBytes);
  sums = reserve(2 * blocks * 4 * LANES_BYTES);
  luma = reserve((blocks + 1) * LANES_BYTES);
  layOutStrip(width);
  layOutRowPairs(rowBytes, tableDown, blocks);
}

export function fastTableDown(): usize {
  return tableDown;
}

export function fastTableAlong(): usize {
  return tableAlong;
}

/** Takes rows of the strip: all, or the photo's last ones. */
export function takeFastRows(rows: i32): void {
  for (let row = 0; row < rows; row += WALK_ROWS) {
    walk(stripRow(row), min(WALK_ROWS, rows - row));
  }
}

/** Adds up to eight rows to the cells they lie in, and finishes the cells that end with them. */
function walk(pixels: usize, rows: i32): void {
  const end = y + rows;
  let cell = nextCell;
  while (cell < GRID_SIDE) {
    const at = tableDown + <usize>cell * CELL_BYTES;
    const from = load<i32>(at);
    if (from >= end) break;
    const past = from + load<i32>(at, COUNT);
    const firstPair = max(from - y, 0) >> 1;
    const pairs = ((min(past, end) - y + 1) >> 1) - firstPair;
    const to = sums + <usize>(cell & 1) * blocks * 4 * LANES_BYTES;
    const start = pixels + <usize>(firstPair * 2 * rowBytes);
    const row = y + firstPair * 2;
    addPairs(start, to, at, row, pairs);
    if (past <= end) {
      finishCells(cell, to, load<f32>(at, SCALE));
      nextCell = cell + 1;
    }
    cell++;
  }
  y = end;
}

/** Makes a row of cells from its sums, and sets these to zero for the row after the next. */
function finishCells(cell: i32, from: usize, scale: f32): void {
  const red = f32x4.splat(<f32>0.299 * scale);
  const green = f32x4.splat(<f32>0.587 * scale);
  const blue = f32x4.splat(<f32>0.114 * scale);
  const zero = i32x4.splat(0);
  for (let block: usize = 0; block < blocks; block++) {
    const sum = from + block * 4 * LANES_BYTES;
    const pixel0 = v128.load(sum);
    const pixel1 = v128.load(sum, 16);
    const pixel2 = v128.load(sum, 32);
    const pixel3 = v128.load(sum, 48);
    v128.store(sum, zero);
    v128.store(sum, zero, 16);
    v128.store(sum, zero, 32);
    v128.store(sum, zero, 48);
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
    v128.store(luma + block * LANES_BYTES, value);
  }

  const to = grid + <usize>cell * GRID_ROW_BYTES;
  for (let column = 0; column < GRID_SIDE; column++) {
    const at = tableAlong + <usize>column * CELL_BYTES;
    let value = luma + (<usize>load<i32>(at) << 2);
    let weight = tableAlong + load<u32>(at, START);
    const end = weight + (<usize>load<i32>(at, COUNT) << 2);
    let sum = f32x4.splat(0);
    for (; weight < end; weight += LANES_BYTES) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(value), v128.load(weight)));
      value += LANES_BYTES;
    }
    store<f32>(
      to + (<usize>column << 2),
      f32x4.extract_lane(sum, 0) +
        f32x4.extract_lane(sum, 1) +
        (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)),
    );
  }
}
