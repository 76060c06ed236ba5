import type { CheckResult } from "../../apps/site/vite/check/check-content.ts";
import { findingInWords } from "../../apps/site/vite/check/finding-in-words.ts";

/** What the check found, for the person who writes the texts. */
export function reportInWords({ findings, files, leftOut }: CheckResult): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  return [
    ...findings.map(findingInWords),
    ...leftOut.map((what) => `Not checked: ${what}.`),
    `${files} files: ${errors} to mend, ${findings.length - errors} to look at.`,
  ].join("\n");
}
