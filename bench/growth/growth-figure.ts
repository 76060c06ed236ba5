import type { Figure } from "../figure.ts";

/** How many times as much the last row of a table costs as its first one, in one column. */
export function growthFigure({
  what,
  rows,
  column,
  how,
}: {
  readonly what: string;
  readonly rows: readonly (readonly number[])[];
  readonly column: number;
  readonly how: string;
}): Figure {
  const first = rows.at(0)?.[column] ?? Number.NaN;
  const last = rows.at(-1)?.[column] ?? Number.NaN;
  return { what, value: last / first, unit: "times", how };
}
