import type { BenchResult } from "./bench.ts";
import { type Figure, shownGoal, shownVerdict } from "./figure.ts";
import { shownQuantity } from "./quantity.ts";
import type { Table } from "./table.ts";

/** Figures beside their goals, one a row. */
export function figureTable(results: readonly Pick<BenchResult, "figures">[]): Table {
  return {
    title: "Figures",
    columns: [{ name: "figure" }, { name: "goal" }, { name: "measured" }, { name: "" }],
    rows: results.flatMap(({ figures }) => figures.map(row)),
  };
}

function row(figure: Figure): readonly string[] {
  const { what, value, unit } = figure;
  return [what, shownGoal(figure), shownQuantity(value, unit), shownVerdict(figure)];
}
