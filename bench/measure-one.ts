import type { Bench } from "./bench.ts";
import { isMet } from "./figure.ts";
import { figureTable } from "./figure-table.ts";
import { keepResult } from "./results-folder.ts";
import { runBench } from "./run-bench.ts";
import { tableText } from "./table.ts";

/**
 * Runs a bench, prints what it found and keeps that in `bench/results`.
 *
 * @param isKept `false` for a trial, whose result must not take the place of a real one
 * @returns how many goals were missed
 */
export async function measureOne(bench: Bench, isKept = true): Promise<number> {
  console.log(`\n${bench.title} (${bench.name})`);
  const result = await runBench(bench, (progress) => console.log(`  ${progress} …`));
  if (isKept) keepResult(result);
  console.log(`\n${tableText(figureTable([result]))}`);
  for (const table of result.tables) console.log(`\n${table.title}\n${tableText(table)}`);
  for (const note of result.notes) console.log(`\n${note}`);
  console.log(`\nLoad ${result.load.before} before and ${result.load.after} after.`);
  return result.figures.filter((figure) => isMet(figure) === false).length;
}
