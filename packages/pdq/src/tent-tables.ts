import type { CellTent } from "./tent-weights.ts";

const CELL_BYTES = 16;
const MOST_WEIGHT = 32_767;
/** So that weights times 255 stay below 2 to the 31st when they are added up. */
const MOST_SUM = 8_000_000;
const WHOLE = 1e-6;

/**
 * Tents as `kernel/fast.ts` reads them for the walk down the columns: 64 cells, then weights as
 * whole numbers of 16 bits. Inside of a picture a tent is made of whole numbers, so nothing is
 * lost; where a border cuts it, weights are rounded to within 1/65,000 of the largest.
 *
 * @param window the box's width: tents inside are whole numbers over its square
 */
export function tableDown(tents: readonly CellTent[], window: number): Uint8Array {
  return table(tents, 2, (view, at, { weights }) => {
    const scale = scaleOf(weights, window);
    for (const [i, weight] of weights.entries()) {
      view.setInt16(at + 2 * i, Math.round(weight * scale), true);
    }
    return 1 / scale;
  });
}

/** Tents for the sums along rows: 64 cells, then weights as floats, filled up with zeros to eights. */
export function tableAlong(tents: readonly CellTent[]): Uint8Array {
  return table(tents, 4, (view, at, { weights }) => {
    for (const [i, weight] of weights.entries()) view.setFloat32(at + 4 * i, weight, true);
    return 1;
  });
}

/** What makes whole numbers of the weights, or nearly. */
function scaleOf(weights: Float64Array, window: number): number {
  const square = window * window;
  const areWhole = weights.every(
    (weight) => Math.abs(weight * square - Math.round(weight * square)) < WHOLE,
  );
  const most = Math.min(MOST_WEIGHT / Math.max(...weights), MOST_SUM);
  return areWhole && square <= most ? square : most;
}

function table(
  tents: readonly CellTent[],
  weightBytes: number,
  write: (view: DataView, at: number, tent: CellTent) => number,
): Uint8Array {
  const filled = ({ weights }: CellTent) => (weights.length + 7) & ~7;
  const all = tents.reduce((sum, tent) => sum + filled(tent), 0);
  const bytes = new Uint8Array(tents.length * CELL_BYTES + all * weightBytes);
  const view = new DataView(bytes.buffer);
  let start = tents.length * CELL_BYTES;
  for (const [cell, tent] of tents.entries()) {
    view.setInt32(cell * CELL_BYTES, tent.first, true);
    view.setInt32(cell * CELL_BYTES + 4, tent.weights.length, true);
    view.setFloat32(cell * CELL_BYTES + 8, write(view, start, tent), true);
    view.setInt32(cell * CELL_BYTES + 12, start, true);
    start += filled(tent) * weightBytes;
  }
  return bytes;
}
