import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildAll } from "./build/build.ts";
import { ROOT } from "./build/programs.ts";
import { durabilityChecks } from "./checks/durability-checks.ts";
import { leftOut } from "./checks/left-out.ts";
import { letterChecks } from "./checks/letter-checks.ts";
import { runTool } from "./checks/run-tool.ts";
import { staticChecks } from "./checks/static-checks.ts";

const REPORT = path.join(ROOT, ".holdfast", "tests.json");

// `npm test -- packages/pdq` runs only what the words name, without the checks around it.
const only = process.argv.slice(2);
const isWhole = only.length === 0;

await buildAll();
const failedChecks = isWhole ? await staticChecks() : [];

mkdirSync(path.dirname(REPORT), { recursive: true });
await runTool("vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${REPORT}`,
  ...only,
]);
const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(REPORT, "utf8"));

if (isWhole) console.log("\nChecking that nothing acknowledged is lost …");
const durability = isWhole ? await durabilityChecks() : [];
const letters = isWhole ? await letterChecks() : [];
const checks = [...durability, ...letters];
for (const { what, passed } of checks) console.log(`${passed ? "✓" : "✗"} ${what}`);

for (const what of failedChecks) console.error(`Failed: ${what}`);
if (isWhole) for (const what of await leftOut()) console.log(`Left out: ${what}`);
const passed = numPassedTests + checks.filter((check) => check.passed).length;
const failed =
  numFailedTests + failedChecks.length + checks.filter((check) => !check.passed).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = success && failed === 0 ? 0 : 1;
