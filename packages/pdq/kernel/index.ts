import { exactRows, GROUP, layOutExact, prepareExact, takeExactGroup } from "./exact";
import { isHashSure } from "./doubt";
import { fastTableAlong } from "./cells-along";
import { fastTableDown, layOutFast, takeFastRows } from "./fast";
import { GRID_BYTES, GRID_SIDE } from "./grid";
import {
  ALL_COLUMNS,
  EVEN_COLUMNS,
  HASH_BYTES,
  hashOfSpectrum,
  NO_COLUMNS,
  ODD_COLUMNS,
  swapSides,
} from "./hash";
import { lumaOfAll } from "./luma";
import { growMemory, memoryEnd, reserve, restartMemory } from "./memory";
import { qualityOfGrid } from "./quality";
import { clearStripRows, layOutStrip, stripRow, stripRows } from "./strip";
import { SPECTRUM_BYTES, SPECTRUM_SIDE, spectrumOfGrid, WAVES_BYTES } from "./spectrum";

const FORMS: usize = 8;

/** Tables that stay: the waves, and the waves turned over. Everything behind them held pixels. */
const waves: usize = (__heap_base + 15) & ~15;
const wavesDown: usize = waves + WAVES_BYTES;
const held: usize = wavesDown + WAVES_BYTES;

let grid: usize = 0;
let down: usize = 0;
let spectrum: usize = 0;
let swapped: usize = 0;
let keys: usize = 0;
let hashes: usize = 0;
let off: usize = 0;
let rowsTaken: i32 = 0;
/** A photo of 64 x 64 pixels is its own grid. */
let isGrid: bool = false;

/** Makes room for the waves. @returns where 16 rows of 64 floats go, once, before anything else */
export function wavesStart(): usize {
  restartMemory(held);
  growMemory();
  return waves;
}

/** Turns the waves over, once they are written. */
export function prepareWaves(): void {
  for (let i = 0; i < SPECTRUM_SIDE; i++) {
    for (let j = 0; j < GRID_SIDE; j++) {
      const wave = load<f32>(waves + (<usize>(i * GRID_SIDE + j) << 2));
      store<f32>(wavesDown + (<usize>(j * SPECTRUM_SIDE + i) << 2), wave);
    }
  }
}

/**
 * Begins a photo. All memory behind the tables is zeros then, as `wipe` leaves it.
 *
 * @returns whether there is memory for it
 */
export function begin(width: i32, height: i32): bool {
  layOutAnswers();
  rowsTaken = 0;
  isGrid = width == GRID_SIDE && height == GRID_SIDE;
  if (isGrid) layOutStrip(width);
  else layOutExact(width, height, grid);
  if (!growMemory()) return false;
  if (!isGrid) prepareExact();
  return true;
}

/** What every photo needs, however its pixels become a grid. */
function layOutAnswers(): void {
  restartMemory(held);
  grid = reserve(GRID_BYTES);
  down = reserve(WAVES_BYTES);
  spectrum = reserve(SPECTRUM_BYTES);
  swapped = reserve(SPECTRUM_BYTES);
  keys = reserve(SPECTRUM_BYTES);
  hashes = reserve(FORMS * HASH_BYTES);
}

export { rowsAtOnce } from "./strip";

/** Where rows of pixels go, one right behind the other. */
export function stripStart(): usize {
  return stripRow(0);
}

/** Takes the rows that were written to the strip: all that fit, or the photo's last ones. */
export function takeStrip(rows: i32): void {
  if (isGrid) {
    const bytes = <usize>(rows * GRID_SIDE * 4);
    lumaOfAll(stripRow(0), bytes, grid + <usize>(rowsTaken * GRID_SIDE * 4));
    rowsTaken += rows;
    return;
  }
  // An earlier strip may have left pixels in the rows below the last ones.
  if (rows < stripRows()) clearStripRows(rows, stripRows());
  for (let row = 0; row < rows; row += GROUP) takeExactGroup(row);
  rowsTaken += (rows + GROUP - 1) & ~(GROUP - 1);
}

/** Ends the photo once all its rows were taken. @returns its quality, 0 to 100 */
export function finish(): i32 {
  if (!isGrid) {
    clearStripRows(0, GROUP);
    for (; rowsTaken < exactRows(); rowsTaken += GROUP) takeExactGroup(0);
  }
  spectrumOfGrid(grid, waves, wavesDown, down, spectrum);
  return qualityOfGrid(grid, 0);
}

/** Writes the hash of the finished photo. @returns where its 32 bytes lie */
export function hash(): usize {
  hashOfSpectrum(spectrum, NO_COLUMNS, NO_COLUMNS, keys, hashes);
  return hashes;
}

/**
 * Writes the hashes of all eight forms, in the order of `DihedralForm`. Signs are those of
 * `src/dihedral-form.ts`, as they lie after the sides changed places.
 *
 * @returns where eight times 32 bytes lie
 */
export function hashForms(): usize {
  swapSides(spectrum, swapped);
  hashOfForm(0, spectrum, NO_COLUMNS, NO_COLUMNS);
  hashOfForm(1, swapped, ALL_COLUMNS, NO_COLUMNS);
  hashOfForm(2, spectrum, ODD_COLUMNS, EVEN_COLUMNS);
  hashOfForm(3, swapped, EVEN_COLUMNS, EVEN_COLUMNS);
  hashOfForm(4, spectrum, ALL_COLUMNS, NO_COLUMNS);
  hashOfForm(5, spectrum, EVEN_COLUMNS, EVEN_COLUMNS);
  hashOfForm(6, swapped, NO_COLUMNS, NO_COLUMNS);
  hashOfForm(7, swapped, ODD_COLUMNS, EVEN_COLUMNS);
  return hashes;
}

function hashOfForm(place: usize, source: usize, even: i32, odd: i32): void {
  hashOfSpectrum(source, even, odd, keys, hashes + place * HASH_BYTES);
}

/**
 * Begins a photo that is summed with tables of weights, which the caller writes to `tableDown`,
 * `tableAlong` and `mostOff` before the first row.
 *
 * @returns whether there is memory for it
 */
export function beginFast(
  width: i32,
  height: i32,
  downBytes: usize,
  alongBytes: usize,
): bool {
  layOutAnswers();
  off = reserve(SPECTRUM_BYTES);
  layOutFast(width, height, downBytes, alongBytes, grid);
  return growMemory();
}

export { fastStart } from "./fast";

export function tableDown(): usize {
  return fastTableDown();
}

export function tableAlong(): usize {
  return fastTableAlong();
}

/** Where 256 floats go: how far each coefficient may be off. */
export function mostOff(): usize {
  return off;
}

export function takeFast(rows: i32): void {
  takeFastRows(rows);
}

/**
 * Ends the photo once all its rows were taken.
 *
 * @param percentOff how far a step in brightness may be off, in percent of the full range
 * @returns the quality, 0 to 100, or -1 when the quality is not sure
 */
export function finishFast(percentOff: f32): i32 {
  spectrumOfGrid(grid, waves, wavesDown, down, spectrum);
  return qualityOfGrid(grid, percentOff);
}

/** Whether no bit of the fast hash, which `hash` wrote, can be another one in the exact hash. */
export function isSure(): bool {
  return isHashSure(spectrum, off, hashes);
}

/** Sets every byte to zero that may have held a pixel or what was made of one. */
export function wipe(): void {
  memory.fill(held, 0, memoryEnd() - held);
}
