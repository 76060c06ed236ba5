import { boxWindow } from "./box-filter.ts";
import { cellCentre, GRID_SIDE } from "./shrink-to-grid.ts";

/** What a cell of the grid is made from along one side. */
export interface CellTent {
  /** The first pixel that counts, 0 to the side - 1. */
  readonly first: number;
  /** What each pixel from there on counts; the sum is 1. */
  readonly weights: Float64Array;
}

/**
 * The weights that two passes of the box filter give each pixel for each of the 64 cells along a
 * side: a box over a box, which rises and falls like a tent, a little steeper where a border cuts it.
 *
 * For a picture decoded at a fraction of its size, each pixel counts as much as all those it
 * stands for. That keeps the tents where they lie in the full picture, instead of half a pixel aside.
 *
 * @param side pixels of the full picture, at least 5
 * @param reducedBy pixels along this side that one pixel stands for: 1 for the full picture.
 *   The reduced side has `Math.ceil(side / reducedBy)`, the last of them for what is left.
 * @returns 64 tents over the reduced side
 */
export function tentWeights(side: number, reducedBy = 1): readonly CellTent[] {
  return Array.from({ length: GRID_SIDE }, (_, cell) => {
    const [from, past] = boxAround(cellCentre(cell, side), side);
    const first = Math.floor(boxAround(from, side)[0] / reducedBy);
    const last = Math.floor((boxAround(past - 1, side)[1] - 1) / reducedBy);
    const weights = new Float64Array(last - first + 1);
    for (let box = from; box < past; box++) {
      const [inner, end] = boxAround(box, side);
      const share = 1 / (past - from) / (end - inner);
      for (let pixel = inner; pixel < end; pixel++) {
        weights[Math.floor(pixel / reducedBy) - first]! += share;
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
