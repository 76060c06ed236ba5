/** Cells along each side of the grid. */
export const GRID_SIDE: i32 = 64;
export const GRID_BYTES: usize = 64 * 64 * 4;
export const GRID_ROW_BYTES: usize = 64 * 4;
