import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../build/programs.ts";
import { straceWorks } from "./left-out.ts";

/** What was tried, and whether it came out as it must. */
export interface CheckResult {
  readonly what: string;
  readonly passed: boolean;
}

/**
 * Kills a writer at a hundred random moments and looks for what it had acknowledged; where strace
 * works, sees a sync before each answer, and sees that the same check notices when syncing is off.
 */
export async function durabilityChecks(): Promise<readonly CheckResult[]> {
  const results = [
    {
      what: "100 kill -9 lose nothing acknowledged",
      passed: (await runScript("run.ts", ["100"])) === 0,
    },
  ];
  if (straceWorks()) {
    results.push(
      {
        what: "each case is synced to disk before it is answered",
        passed: (await runScript("strace-check.ts", [])) === 0,
      },
      {
        what: "the same check notices a store that does not sync",
        passed: (await runScript("strace-check.ts", ["--unsynced"])) === 1,
      },
    );
  }
  return results;
}

function runScript(name: string, args: readonly string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    ["--conditions=holdfast-source", path.join(ROOT, "scripts/durability", name), ...args],
    { cwd: ROOT, stdio: "inherit" },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
