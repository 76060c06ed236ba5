import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";
import { leftOut } from "./checks/left-out.ts";
import { runTool } from "./checks/run-tool.ts";
import { staticChecks } from "./checks/static-checks.ts";

const REPORT = path.join(ROOT, ".holdfast", "tests.json");

// `npm test -- packages/pdq` runs only what the words name, without the static checks.
const only = process.argv.slice(2);

await buildAll();
const failedChecks = only.length === 0 ? await staticChecks() : [];

mkdirSync(path.dirname(REPORT), { recursive: true });
await runTool("vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${REPORT}`,
  ...only,
]);
const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(REPORT, "utf8"));

for (const what of failedChecks) console.error(`Failed: ${what}`);
for (const what of leftOut()) console.log(`Left out: ${what}`);
const failed = numFailedTests + failedChecks.length;
console.log(`\n${numPassedTests} passed, ${failed} failed`);
process.exitCode = success && failed === 0 ? 0 : 1;
