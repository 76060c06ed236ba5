import type { Bars } from "./bar-plot.ts";
import { shownQuantity, type Unit } from "./quantity.ts";

/** A column of words, or of numbers in one unit. */
export interface Column {
  readonly name: string;
  readonly unit?: Unit;
}

/** Numbers that belong together. A cell is as it was measured; the column says how it is shown. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Where the page shows the table as a plot, too. */
  readonly bars?: Bars;
}

/** The table for a terminal: words to the left, numbers to the right. */
export function tableText(table: Table): string {
  const { names, rows, isNumber } = shown(table);
  const widths = names.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  return [line(names), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join(
    "\n",
  );
}

/** The table in Markdown. */
export function tableMarkdown(table: Table): string {
  const { names, rows, isNumber } = shown(table);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = isNumber.map((right) => (right ? "---:" : "---"));
  return [line(names), `|${rule.join("|")}|`, ...rows.map(line)].join("\n");
}

function shown({ columns, rows }: Table) {
  return {
    names: columns.map(({ name }) => name),
    isNumber: columns.map(({ unit }) => unit !== undefined),
    rows: rows.map((row) =>
      columns.map(({ unit }, at) => {
        const cell = row[at] ?? "";
        return typeof cell === "number" ? shownQuantity(cell, unit ?? "count") : cell;
      }),
    ),
  };
}
