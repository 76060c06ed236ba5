import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../build/programs.ts";

/** Runs a script of ours on this Node, its output passed through, and answers its exit code. */
export function runScript(script: string, args: readonly string[] = []): Promise<number> {
  const child = spawn(
    process.execPath,
    ["--conditions=holdfast-source", path.join(ROOT, "scripts", script), ...args],
    { cwd: ROOT, stdio: "inherit" },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
