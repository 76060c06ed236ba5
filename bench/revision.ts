import { execFileSync } from "node:child_process";
import { ROOT } from "../scripts/build/programs.ts";

/** The results are written while measuring: they do not make the code another. */
const CODE = [".", ":!bench/results", ":!docs/performance.md"];

/** The last commit, with a `+` when files differ from it; `undefined` outside git. */
export function revision(): string | undefined {
  const ask = (...args: readonly string[]) =>
    execFileSync("git", [...args], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const commit = ask("rev-parse", "--short=10", "HEAD").trim();
    const changed = ask("status", "--porcelain", "--", ...CODE).trim();
    return changed === "" ? commit : `${commit}+`;
  } catch {
    return undefined;
  }
}
