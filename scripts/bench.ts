import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { BENCHES, chooseBenches } from "../bench/benches.ts";
import { measureOne } from "../bench/measure-one.ts";
import { PLOTS, performancePage, performancePlots } from "../bench/performance-page.ts";
import { readResults } from "../bench/results-folder.ts";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";

// `npm run bench -- NAME…` measures what is named, without a name all but what downloads or
// takes gigabytes of memory.
// `npm run bench -- --write-docs` measures nothing and writes docs/performance.md from the results.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "write-docs": { type: "boolean", default: false } },
});
const names = BENCHES.map(({ name }) => name);

if (values["write-docs"] && positionals.length === 0) writeDocs();
else await measure();

async function measure(): Promise<void> {
  const { chosen, leftOut } = chooseBenches(positionals);
  await buildAll();

  let missed = 0;
  for (const bench of chosen) {
    missed += await measureOne(bench);
  }

  for (const { name } of leftOut) {
    console.log(
      `\nLeft out: ${name}. It downloads or takes gigabytes, and minutes; npm run bench -- ${name}`,
    );
  }
  console.log(`\n${missed === 0 ? "No goal missed." : `Goals missed: ${missed}.`}`);
  if (values["write-docs"]) writeDocs();
}

function writeDocs(): void {
  const results = readResults(names);
  const docs = path.join(ROOT, "docs");
  writeFileSync(path.join(docs, "performance.md"), performancePage(results, names));
  rmSync(path.join(docs, PLOTS), { recursive: true, force: true });
  mkdirSync(path.join(docs, PLOTS), { recursive: true });
  for (const { name, svg } of performancePlots(results)) {
    writeFileSync(path.join(docs, PLOTS, name), svg);
  }
  console.log("Wrote docs/performance.md and its plots");
}
