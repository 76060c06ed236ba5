import { CELL_BYTES, COUNT } from "./cell-table";
import { layOutCellsAlong, sumAlong } from "./cells-along";
import { GRID_ROW_BYTES, GRID_SIDE } from "./grid";
import { reserve } from "./memory";
import { isNarrow, layOutNarrowCells, lumaOfNarrow } from "./narrow-cells";
import { layOutRowRing, ringRow } from "./row-ring";
import { addToWide, layOutWideCells, lumaOfWide } from "./wide-cells";

/**
 * Shrinks a photo to the grid with tables of weights: each cell is a sum of pixels, weighted along
 * the row and down the column. The two box passes of the exact kernel are such a sum, made one
 * addition after another; here they are made in one go, so the last bits differ.
 *
 * Down the columns it adds whole numbers, channel by channel: nothing is rounded. Brightness is made
 * only once for each row of cells, then summed along it.
 */

let tableDown: usize = 0;
let luma: usize = 0;
let grid: usize = 0;
let y: i32 = 0;
let nextCell: i32 = 0;

/**
 * Lays memory out for one photo.
 *
 * @param downBytes bytes of the table down the columns: cells, then weights as whole numbers of 16 bits
 * @param alongBytes bytes of the table along the rows: cells, then weights as floats, eights of them
 */
export function layOutFast(
  width: i32,
  height: i32,
  downBytes: usize,
  alongBytes: usize,
  toGrid: usize,
): void {
  grid = toGrid;
  y = 0;
  nextCell = 0;
  tableDown = reserve(downBytes);
  luma = layOutCellsAlong(width, alongBytes);
  layOutWideCells(width, tableDown);
  layOutRowRing(width, layOutNarrowCells(width, height));
}

export function fastTableDown(): usize {
  return tableDown;
}

/** Where the next rows go, one right behind the other. */
export function fastStart(): usize {
  return ringRow(y);
}

/** Takes rows that were written there, a strip or the photo's last ones, and finishes the cells that end with them. */
export function takeFastRows(rows: i32): void {
  const end = y + rows;
  for (let cell = nextCell; cell < GRID_SIDE; cell++) {
    const at = tableDown + <usize>cell * CELL_BYTES;
    const from = load<i32>(at);
    if (from >= end) break;
    const isWide = !isNarrow(at);
    if (isWide) addToWide(cell, at, y, end);
    if (from + load<i32>(at, COUNT) <= end) {
      if (isWide) lumaOfWide(cell, at, luma);
      else lumaOfNarrow(at, luma);
      sumAlong(grid + <usize>cell * GRID_ROW_BYTES);
      nextCell = cell + 1;
    }
  }
  y = end;
}
