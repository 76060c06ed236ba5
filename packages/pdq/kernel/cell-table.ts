/**
 * A table of weights: for each cell its first pixel, how many it sums, what its weights are multiplied
 * by, and where in the table they start.
 */

export const CELL_BYTES: usize = 16;
export const COUNT: usize = 4;
export const SCALE: usize = 8;
export const START: usize = 12;
