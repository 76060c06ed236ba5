import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../build/programs.ts";

/**
 * Runs an installed tool on this Node, its output passed through.
 *
 * @param tool the file in `node_modules` that starts it
 * @returns its exit code
 */
export function runTool(
  tool: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, [path.join(ROOT, "node_modules", tool), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      // What a tool starts by the name `node` has to be this one as well.
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
      ...environment,
    },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
