import type { Finding } from "./finding.ts";

/** A finding for the person who writes the texts: where, what, why, what instead. */
export function findingInWords({ level, file, key, words, rule, why, instead }: Finding): string {
  const place = key === undefined ? file : `${file}, ## ${key}`;
  return [
    `${level === "error" ? "Mend" : "Look at"} content/${place} [${rule}]`,
    ...(words === "" ? [] : [`  found:   ${words}`]),
    `  why:     ${why}`,
    `  instead: ${instead}`,
    "",
  ].join("\n");
}
