import { spawnSync } from "node:child_process";

/** Whether strace is there and may watch a program: some containers forbid it. */
export function straceWorks(): boolean {
  return (
    process.platform === "linux" && spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0
  );
}

/** What this machine cannot test and why, in words. */
export function leftOut(): readonly string[] {
  return straceWorks()
    ? []
    : ["that every case is synced to disk before it is answered: strace is not installed here"];
}
