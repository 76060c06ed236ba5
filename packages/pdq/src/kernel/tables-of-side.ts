import { boxWindow } from "../box-filter.ts";
import { tableAlong, tableDown } from "../tent-tables.ts";
import { tentWeights } from "../tent-weights.ts";

/** Sides whose tables are kept; they say nothing of a photo but its size. */
const MOST_KEPT = 16;

/** Tables down columns of `side` pixels, kept, since photos of one camera or one service are all of one size. */
export const tableDownOf = kept((side, reducedBy) =>
  tableDown(tentWeights(side, reducedBy), boxWindow(side)),
);

/** Tables along rows of `side` pixels, kept too. */
export const tableAlongOf = kept((side, reducedBy) => tableAlong(tentWeights(side, reducedBy)));

function kept(make: (side: number, reducedBy: number) => Uint8Array) {
  const tables = new Map<string, Uint8Array>();
  return (side: number, reducedBy: number): Uint8Array => {
    const key = `${side}/${reducedBy}`;
    const known = tables.get(key);
    if (known !== undefined) return known;
    if (tables.size === MOST_KEPT) tables.clear();
    const made = make(side, reducedBy);
    tables.set(key, made);
    return made;
  };
}
