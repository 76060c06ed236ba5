import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./programs.ts";

/**
 * Runs one of the site's own scripts (`build`, `check`) on this Node.
 *
 * @param givenUp ends it with all it started
 * @returns its exit code and all it printed
 */
export function runSiteScript(
  name: string,
  givenUp?: AbortSignal,
): Promise<{ code: number; output: string }> {
  givenUp?.throwIfAborted();
  const child = spawn(process.execPath, ["--run", name], {
    cwd: path.join(ROOT, "apps", "site"),
    // A tool's own start line asks for `node`: it has to find this one.
    env: {
      ...process.env,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own can be ended as one; without `givenUp` Ctrl+C has to reach it by itself.
    detached: givenUp !== undefined && process.platform !== "win32",
  });
  const end = (): void => endGroup(child);
  givenUp?.addEventListener("abort", end, { once: true });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      givenUp?.removeEventListener("abort", end);
      resolve({ code: code ?? 1, output });
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") child.kill();
  else process.kill(-child.pid, "SIGTERM");
}
