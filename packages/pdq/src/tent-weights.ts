import { boxWindow } from "./box-filter.ts";
import { cellCentre, GRID_SIDE } from "./shrink-to-grid.ts";

/** What a cell of the grid is made from along one side. */
export interface CellTent {
  /** The first pixel or sample that counts, from 0. */
  readonly first: number;
  /** What each from there on counts; the sum is 1. */
  readonly weights: Float64Array;
}

export interface TentOptions {
  /**
   * Pixels along this side that one sample stands for: 1 unless stated. A side has
   * `Math.ceil(side / reducedBy)` samples, the last of them for what is left.
   */
  readonly reducedBy?: number;
  /** Whether cells are counted from the far end of the side, for a picture turned or mirrored. */
  readonly fromEnd?: boolean;
}

/**
 * The weights that two passes of the box filter give each pixel for each of the 64 cells along a
 * side: a box over a box, which rises and falls like a tent, a little steeper where a border cuts it.
 *
 * [Note: in phase] A sample of a reduced picture is not a pixel of a smaller one. Filtered as one, it
 * would lie up to half a sample beside its pixels, and the hash would move by up to 76 bits. It gets
 * the weight of all pixels it stands for instead, so that every tent stays in its place.
 *
 * @param side pixels of the full picture, at least 5
 * @returns 64 tents over the side, or over its samples
 */
export function tentWeights(
  side: number,
  { reducedBy = 1, fromEnd = false }: TentOptions = {},
): readonly CellTent[] {
  const sampleOf = (pixel: number) => Math.floor((fromEnd ? side - 1 - pixel : pixel) / reducedBy);
  return Array.from({ length: GRID_SIDE }, (_, cell) => {
    const [from, past] = boxAround(cellCentre(cell, side), side);
    const ends = [sampleOf(boxAround(from, side)[0]), sampleOf(boxAround(past - 1, side)[1] - 1)];
    const first = Math.min(...ends);
    const weights = new Float64Array(Math.max(...ends) - first + 1);
    for (let box = from; box < past; box++) {
      const [inner, end] = boxAround(box, side);
      const share = 1 / (past - from) / (end - inner);
      for (let pixel = inner; pixel < end; pixel++) {
        weights[sampleOf(pixel) - first]! += share;
      }
    }
    return { first, weights };
  });
}

/** The pixels that a box reaches: from the first, to the one past the last. */
function boxAround(place: number, side: number): readonly [number, number] {
  const window = boxWindow(side);
  const past = place + Math.floor(window / 2) + 1;
  return [Math.max(0, past - window), Math.min(past, side)];
}
