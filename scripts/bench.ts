import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { BENCHES, chooseBenches } from "../bench/benches.ts";
import { measureOne } from "../bench/measure-one.ts";
import { performancePage } from "../bench/performance-page.ts";
import { readResults } from "../bench/results-folder.ts";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";

// `npm run bench -- NAME…` measures what is named, without a name all but what downloads.
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
    console.log(`\nLeft out: ${name}. It downloads, and takes minutes; npm run bench -- ${name}`);
  }
  console.log(`\n${missed === 0 ? "No goal missed." : `Goals missed: ${missed}.`}`);
  if (values["write-docs"]) writeDocs();
}

function writeDocs(): void {
  const page = performancePage(readResults(names), names);
  writeFileSync(path.join(ROOT, "docs", "performance.md"), page);
  console.log("Wrote docs/performance.md");
}
