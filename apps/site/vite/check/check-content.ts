import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { readSources } from "../sources.ts";
import { checkFile } from "./check-file.ts";
import { checkReading } from "./check-reading.ts";
import type { Finding } from "./finding.ts";
import { type Allowance, readAllowances, readRules } from "./rules.ts";
import { readUnconfirmed } from "./unconfirmed.ts";

/** What the check says about all languages of a content folder. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly files: number;
  /** What was not checked and why, in words. */
  readonly leftOut: readonly string[];
}

/** The formula for reading age was made for this language. */
const MEASURED = "en";

/**
 * Checks every text of a content folder.
 *
 * @param today `2026-11-22`
 * @throws {Error} when the rules, allowances or sources themselves cannot be used
 */
export function checkContent(folder: string, today: string): CheckResult {
  const sources = readSources(folder);
  const unconfirmed = readUnconfirmed(folder);
  const leftOut: string[] = [];
  let files = 0;

  const found = languagesOf(folder).flatMap((language) => {
    const rules = readRules(folder, language);
    if (rules === undefined) leftOut.push(`wording in "${language}": it has no rules yet`);
    if (language !== MEASURED)
      leftOut.push(`reading age in "${language}": the formula is for English`);
    const yardstick = { sources, unconfirmed, today, ...(rules && { rules }) };
    const texts = new Map(
      filesOf(folder, language).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
    );
    files += texts.size;
    return [
      ...[...texts].flatMap(([file, text]) => checkFile(file, text, yardstick)),
      ...(language === MEASURED ? checkReading(texts) : []),
    ];
  });
  return { findings: withAllowances(found, readAllowances(folder)), files, leftOut };
}

/** The languages of a content folder: folders named by two or three letters. */
export function languagesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^[a-z]{2,3}$/.test(name));
}

/** The files of one language from the content folder, such as `en/apps/kik.md`. */
export function filesOf(folder: string, language: string): string[] {
  const place = join(folder, language);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${language}/${name.replaceAll(sep, "/")}`)
    .sort();
}

/** Takes off what is allowed; an allowance that nothing needs any more is a finding itself. */
function withAllowances(found: Finding[], allowances: readonly Allowance[]): Finding[] {
  const isAllowed = (finding: Finding, { file, key, rule, words }: Allowance) =>
    finding.file === file &&
    finding.key === key &&
    finding.rule === rule &&
    finding.words.toLowerCase() === words.toLowerCase();

  const left = found.filter((finding) => !allowances.some((one) => isAllowed(finding, one)));
  const unneeded = allowances
    .filter((one) => !found.some((finding) => isAllowed(finding, one)))
    .map(
      ({ file, key, rule, words }): Finding => ({
        level: "error",
        file,
        key,
        rule: "allowance",
        words: `${rule}: ${words}`,
        why: "Nothing in this text needs the allowance any more.",
        instead: "Take it out of content/rules/allowances.json.",
      }),
    );
  return [...left, ...unneeded];
}
