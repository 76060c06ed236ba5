import { globSync } from "node:fs";
import { ROOT } from "../build/programs.ts";
import { runSiteScript } from "../build/site-script.ts";
import { staleKernels } from "../kernels/kernels.ts";
import { runTool } from "./run-tool.ts";

/** One thing that can be checked without running the product. */
interface Check {
  readonly what: string;
  readonly run: () => Promise<number>;
}

/**
 * Runs the type checker over every room, the linter over everything the component checker over
 * the site and the check of its texts.
 *
 * @returns what failed, in words; empty when all is well
 */
export async function staticChecks(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { what, run } of checks()) {
    console.log(`Checking ${what} …`);
    if ((await run()) !== 0) failed.push(what);
  }
  return failed;
}

/** What is checked beside the rooms: every test, and the code around the product. */
const OUTSIDE_ROOMS = [
  "bench/tsconfig.json",
  "e2e/tsconfig.json",
  "scripts/tsconfig.json",
  "tsconfig.tests.json",
];

function checks(): readonly Check[] {
  const rooms = globSync("{packages,apps}/*/tsconfig*.json", { cwd: ROOT })
    .filter((file) => !file.includes("site"))
    .sort();
  return [
    ...[...rooms, ...OUTSIDE_ROOMS].map((file) => ({
      what: `types: ${file}`,
      run: () => runTool("typescript/bin/tsc", ["-p", file, "--noEmit"]),
    })),
    { what: "components: apps/site", run: checkSite },
    { what: "kernels: built from their sources", run: checkKernels },
    { what: "texts: content", run: () => runTool("../scripts/content/check.ts", []) },
    {
      what: "style",
      run: () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    },
  ];
}

/** The site's types come out of its own routes first, so it brings a script for that. */
async function checkSite(): Promise<number> {
  const { code, output } = await runSiteScript("check");
  if (code !== 0) console.error(output);
  return code;
}

/** What is committed as WebAssembly has to be what anybody can compile from the sources beside it. */
async function checkKernels(): Promise<number> {
  const stale = await staleKernels();
  for (const file of stale) console.error(`${file} is stale: run npm run kernels`);
  return stale.length;
}
