import { barPlot } from "./bar-plot.ts";
import type { BenchResult } from "./bench.ts";
import { figureTable } from "./figure-table.ts";
import { type Table, tableMarkdown } from "./table.ts";

/** Where the plots lie, seen from the page. */
export const PLOTS = "pictures/performance";

/** A plot that the page shows. */
export interface Plot {
  readonly name: string;
  readonly svg: string;
}

/** The plots of all tables that have one. */
export function performancePlots(results: readonly BenchResult[]): readonly Plot[] {
  return results.flatMap((result) =>
    result.tables.flatMap((table, at) =>
      table.bars ? [{ name: plotName(result, at), svg: barPlot(table, table.bars) }] : [],
    ),
  );
}

function plotName({ bench }: BenchResult, table: number): string {
  return `${bench}-${table + 1}.svg`;
}

/**
 * `docs/performance.md`, made from kept results, so that no figure in it is typed by hand.
 *
 * @param names every bench there is, in order; one without a result is said to be missing
 */
export function performancePage(results: readonly BenchResult[], names: readonly string[]): string {
  const missing = names.filter((name) => !results.some(({ bench }) => bench === name));
  const parts = [
    "# Performance",
    "Written by `npm run bench -- --write-docs` from `bench/results/`; nothing here is typed by hand.",
    'These are measurements of the machine and the day that each section names, not promises. A test never asserts a time; the bench only reports, and says so when a goal is missed. A goal is what has to be met. Where the words beside a figure name an aim as well, that is what would be better still: "met" says nothing of it. How each is measured is in [bench/README.md](../bench/README.md) and beside each figure below. A load above the number of cores means that other programs were using the machine as well and that times are longer than they would be alone; bytes do not depend on it.',
    "## Goals",
    tableMarkdown(goalTable(results)),
    ...(missing.length > 0 ? [`Not measured: ${missing.join(", ")}.`] : []),
    ...results.flatMap(section),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Only what has a goal, with the load it was measured under. */
function goalTable(results: readonly BenchResult[]): Table {
  const withGoal = results.flatMap(({ figures, load }) =>
    figures.filter(({ goal }) => goal !== undefined).map((figure) => ({ figure, load })),
  );
  const { title, columns, rows } = figureTable([{ figures: withGoal.map(({ figure }) => figure) }]);
  return {
    title,
    columns: [...columns, { name: "load before and after" }],
    rows: rows.map((row, at) => [...row, shownLoad(withGoal[at]!.load)]),
  };
}

function shownLoad({ before, after }: BenchResult["load"]): string {
  return `${before}, ${after}`;
}

function section(result: BenchResult): readonly string[] {
  const { figures, tables, notes } = result;
  return [
    `## ${result.title}`,
    measuredOn(result),
    tableMarkdown(figureTable([result])),
    ...figures.map(({ what, how }) => `*${what}*: ${how}`),
    ...tables.flatMap((table, at) => [
      `**${table.title}**`,
      ...(table.bars ? [`![${table.title}](${PLOTS}/${plotName(result, at)})`] : []),
      tableMarkdown(table),
    ]),
    ...notes,
  ];
}

function measuredOn({ bench, measuredOn, revision, machine, load, took }: BenchResult): string {
  const { cpu, cores, memory, os, node } = machine;
  const at = revision === undefined ? "" : ` at ${revision}`;
  return `\`npm run bench -- ${bench}\`, ${measuredOn}${at}: ${cpu}, ${cores} cores, ${memory} GiB, ${os}, Node ${node}; load ${load.before} before and ${load.after} after; it took ${took} s.`;
}
