import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { readSources } from "../sources.ts";
import { checkFile } from "./check-file.ts";
import { checkReading } from "./check-reading.ts";
import type { Finding } from "./finding.ts";
import { letterRules } from "./letter-rules.ts";
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

/** Texts of one language: those of the site, or those of letters. */
interface Texts {
  readonly language: string;
  /** From the content folder: `en`, or `letters/en`. */
  readonly place: string;
  /** For people, where something was not checked. */
  readonly name: string;
  readonly areLetters: boolean;
}

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

  const found = textsOf(folder).flatMap(({ language, place, name, areLetters }) => {
    const all = readRules(folder, language);
    const rules = all && areLetters ? letterRules(all) : all;
    if (rules === undefined) leftOut.push(`wording in ${name}: it has no rules yet`);
    if (language !== MEASURED) leftOut.push(`reading age in ${name}: the formula is for English`);
    const yardstick = { sources, unconfirmed, today, ...(rules && { rules }) };
    const texts = new Map(
      filesOf(folder, place).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
    );
    files += texts.size;
    return [
      ...[...texts].flatMap(([file, text]) => checkFile(file, text, yardstick)),
      ...(language === MEASURED ? checkReading(texts) : []),
    ];
  });
  return { findings: withAllowances(found, readAllowances(folder)), files, leftOut };
}

function textsOf(folder: string): Texts[] {
  const ofSite = languagesOf(folder).map((language) => ({
    language,
    place: language,
    name: `"${language}"`,
    areLetters: false,
  }));
  const ofLetters = letterLanguagesOf(folder).map((language) => ({
    language,
    place: `letters/${language}`,
    name: `letters in "${language}"`,
    areLetters: true,
  }));
  return [...ofSite, ...ofLetters];
}

/** The languages of letters, which may be others than those of the site. */
export function letterLanguagesOf(folder: string): string[] {
  const letters = join(folder, "letters");
  return existsSync(letters) ? languagesOf(letters) : [];
}

/** The languages of a content folder: folders named by two or three letters. */
export function languagesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^[a-z]{2,3}$/.test(name));
}

/** The files of one place from the content folder, such as `en/apps/kik.md` of `en`. */
export function filesOf(folder: string, place: string): string[] {
  const whole = join(folder, place);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${place}/${name.replaceAll(sep, "/")}`)
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
