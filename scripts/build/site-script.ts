import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./programs.ts";

/**
 * Runs one of the site's own scripts (`build`, `check`) on this Node.
 *
 * @returns its exit code and all it printed
 */
export function runSiteScript(name: string): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ["--run", name], {
    cwd: path.join(ROOT, "apps", "site"),
    // A tool's own start line asks for `node`: it has to find this one.
    env: {
      ...process.env,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
