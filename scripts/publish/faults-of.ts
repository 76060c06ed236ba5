import { readFileSync } from "node:fs";
import {
  checkPackage,
  createPackageFromTarballData,
  type ResolutionKind,
} from "@arethetypeswrong/core";
import { filterProblems } from "@arethetypeswrong/core/problems";
import { publint } from "publint";

/**
 * The ways of finding a package's types that ours have to work with. They are ES modules only, as
 * every browser and every Node since 20.17 takes them; so the two that are left out cannot work:
 * `node10` knows no `exports`, and `node16-cjs` is `require` of a module.
 */
const RESOLUTIONS: readonly ResolutionKind[] = ["node16-esm", "bundler"];

/**
 * What publint and "Are the types wrong?" find at fault with a tarball; nothing is passed over.
 *
 * @returns one line for each fault, its kind first
 */
export async function faultsOf(tarball: string): Promise<readonly string[]> {
  const bytes = new Uint8Array(readFileSync(tarball));
  const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(bytes));
  const problems = analysis.types
    ? RESOLUTIONS.flatMap((resolutionKind) => filterProblems(analysis, { resolutionKind }))
    : [{ kind: "NoTypes" }];
  return [
    ...messages.map(({ code, ...where }) => `${code} ${JSON.stringify(where)}`),
    // How each name was looked for, step by step, is more than a line.
    ...problems.map(({ kind, ...where }) => `${kind} ${JSON.stringify({ ...where, trace: [] })}`),
  ];
}
