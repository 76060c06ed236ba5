import { shownQuantity } from "./quantity.ts";
import type { Table } from "./table.ts";

/** Which columns of a table a plot draws: a bar for each row, on a logarithmic scale. */
export interface Bars {
  /** Columns whose cells, put together, name a bar. */
  readonly names: readonly number[];
  /** The column that is drawn. */
  readonly value: number;
}

const WIDTH = 720; // pixels, as all below
const NAMES = 260;
const VALUES = 110;
const LINE = 26;
const TOP = 34;
const BAR = 14;
/** Grey and teal that can be read on white and on black. */
const INK = "#7a8288";
const FILL = "#3f8f8a";

/** The plot as SVG. Rows without a number are left out. */
export function barPlot(table: Table, { names, value }: Bars): string {
  const { unit = "count", name } = table.columns[value]!;
  const bars = table.rows.flatMap((row) => {
    const size = row[value];
    return typeof size === "number" && size > 0
      ? [{ label: labelOf(table, row, names), size, shown: shownQuantity(size, unit) }]
      : [];
  });
  const height = TOP + bars.length * LINE + 8;
  const title = `${table.title}: ${name}, on a logarithmic scale`;
  const drawn = bars.flatMap(({ label, size, shown }, at) => {
    const y = TOP + at * LINE;
    const length = barLength(
      size,
      bars.map((bar) => bar.size),
    ).toFixed(1);
    return [
      `<text x="${NAMES - 10}" y="${y + 12}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${NAMES}" y="${y}" width="${length}" height="${BAR}" rx="3" fill="${FILL}"/>`,
      `<text x="${NAMES + Number(length) + 8}" y="${y + 12}">${escaped(shown)}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="${INK}">`,
    `<title>${escaped(title)}</title>`,
    `<text x="0" y="16" font-weight="600">${escaped(title)}</text>`,
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}

/** A tenth of the room for the smallest, all of it for the largest. */
function barLength(size: number, sizes: readonly number[]): number {
  const room = WIDTH - NAMES - VALUES;
  const least = Math.log(Math.min(...sizes));
  const most = Math.log(Math.max(...sizes));
  if (most === least) return room;
  return room * (0.1 + (0.9 * (Math.log(size) - least)) / (most - least));
}

function labelOf({ columns }: Table, row: Table["rows"][number], names: readonly number[]): string {
  const cells = names.map((at) => {
    const cell = row[at] ?? "";
    return typeof cell === "number" ? shownQuantity(cell, columns[at]!.unit ?? "count") : cell;
  });
  return cells.join(", ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
