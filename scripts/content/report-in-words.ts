import type { CheckResult } from "../../apps/site/vite/check/check-content.ts";
import type { Finding } from "../../apps/site/vite/check/finding.ts";

/** What the check found, for the person who writes the texts. */
export function reportInWords({ findings, files, leftOut }: CheckResult): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  return [
    ...findings.map(findingInWords),
    ...leftOut.map((what) => `Not checked: ${what}.`),
    `${files} files: ${errors} to mend, ${findings.length - errors} to look at.`,
  ].join("\n");
}

function findingInWords({ level, file, key, words, rule, why, instead }: Finding): string {
  const place = key === undefined ? file : `${file}, ## ${key}`;
  return [
    `${level === "error" ? "Mend" : "Look at"} content/${place} [${rule}]`,
    ...(words === "" ? [] : [`  found:   ${words}`]),
    `  why:     ${why}`,
    `  instead: ${instead}`,
    "",
  ].join("\n");
}
