import type { CheckResult } from "./check-result.ts";
import { straceWorks } from "./left-out.ts";
import { runScript } from "./run-script.ts";

/**
 * Kills a writer at a hundred random moments and looks for what it had acknowledged; where strace
 * works, sees a sync before each answer, and sees that the same check notices when syncing is off.
 */
export async function durabilityChecks(): Promise<readonly CheckResult[]> {
  const results = [
    {
      what: "100 kill -9 lose nothing acknowledged",
      passed: (await runScript("durability/run.ts", ["100"])) === 0,
    },
  ];
  if (straceWorks()) {
    results.push(
      {
        what: "each case is synced to disk before it is answered",
        passed: (await runScript("durability/strace-check.ts")) === 0,
      },
      {
        what: "the same check notices a store that does not sync",
        passed: (await runScript("durability/strace-check.ts", ["--unsynced"])) === 1,
      },
    );
  }
  return results;
}
