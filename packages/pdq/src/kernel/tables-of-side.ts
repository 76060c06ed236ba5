import { boxWindow } from "../box-filter.ts";
import { tableAlong, tableDown } from "../tent-tables.ts";
import { tentWeights } from "../tent-weights.ts";

/** Sides whose tables are kept; they say nothing of a photo but its size. */
const MOST_KEPT = 16;

/** Tables down columns of `side` pixels, kept, since photos of one camera or one service are all of one size. */
export const tableDownOf = kept((side) => tableDown(tentWeights(side), boxWindow(side)));

/** Tables along rows of `side` pixels, kept too. */
export const tableAlongOf = kept((side) => tableAlong(tentWeights(side)));

function kept(make: (side: number) => Uint8Array) {
  const tables = new Map<number, Uint8Array>();
  return (side: number): Uint8Array => {
    const known = tables.get(side);
    if (known !== undefined) return known;
    if (tables.size === MOST_KEPT) tables.clear();
    const made = make(side);
    tables.set(side, made);
    return made;
  };
}
