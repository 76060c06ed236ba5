/** How a box lies along a side; the TypeScript of the same is `src/box-filter.ts`. */

/** Pixels that one box averages. */
export function boxWindow(side: i32): i32 {
  return (side + 127) / 128;
}

/** Pixels of the window at `place` that lie inside the picture: what a sum is divided by. */
export function boxCount(place: i32, side: i32): i32 {
  const window = boxWindow(side);
  const past = place + window / 2 + 1;
  return min(past, side) - max(0, past - window);
}

/** The pixel at the centre of one of the 64 cells along a side. */
export function cellCentre(cell: i32, side: i32): i32 {
  return ((2 * cell + 1) * side) / 128;
}
