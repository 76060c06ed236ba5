import { runTool } from "./run-tool.ts";

/**
 * Compiles C++ with `-O3`.
 *
 * @param more sources, and options beyond that
 * @returns the compiler, and its options as a reader of the numbers should know them
 * @throws {PeerMissing} when there is no `g++`, or it fails
 */
export async function compileCpp(
  program: string,
  more: readonly string[],
  purpose: string,
): Promise<string> {
  await runTool("g++", ["-O3", "-std=c++17", ...more, "-o", program], purpose);
  const version = (await runTool("g++", ["-dumpfullversion"], "ask for g++'s version")).trim();
  return ["g++", version, "-O3", ...more.filter((option) => option.startsWith("-march"))].join(" ");
}
