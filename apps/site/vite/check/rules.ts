import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phraseToSearch, type Rules } from "@holdfast/wording";

/** One finding that is right as it stands, and why. */
export interface Allowance {
  readonly file: string;
  readonly key: string;
  readonly rule: string;
  /** The very words found, so that others in the same text are still found. */
  readonly words: string;
  readonly reason: string;
}

/**
 * Reads the rules of a language; `undefined` where nobody has written any.
 *
 * @throws {Error} for a rule that cannot be used
 */
export function readRules(folder: string, language: string): Rules | undefined {
  const file = join(folder, "rules", `${language}.json`);
  if (!existsSync(file)) return undefined;
  const rules = JSON.parse(readFileSync(file, "utf8")) as Rules;
  for (const { id, phrases, except = [], why, instead, source } of rules.rules) {
    if (!id || !why || !instead || !source || phrases.length === 0) {
      throw new Error(`Cannot use rule "${id}" of ${language}.json: a part of it is missing`);
    }
    for (const phrase of [...phrases, ...except]) phraseToSearch(phrase);
  }
  return rules;
}

/** @throws {Error} for an allowance without its reason */
export function readAllowances(folder: string): readonly Allowance[] {
  const file = join(folder, "rules", "allowances.json");
  if (!existsSync(file)) return [];
  const allowances = JSON.parse(readFileSync(file, "utf8")) as Allowance[];
  for (const { file: text, key, reason } of allowances) {
    if (!reason) throw new Error(`Cannot allow ${key} of ${text}: it gives no reason`);
  }
  return allowances;
}
