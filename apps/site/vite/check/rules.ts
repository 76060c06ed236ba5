import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phraseToSearch } from "./phrase.ts";

/** A rule about wording, as `content/rules/<language>.json` writes it. */
export interface WordRule {
  readonly id: string;
  /** `guide` for files of the guide only, `crisis` for those of them read in a crisis. */
  readonly where: "everywhere" | "guide" | "crisis";
  /** Words that must not appear; `phrase.ts` says how they are written. */
  readonly phrases: readonly string[];
  /** Words that may, although a phrase is in them: `Revenge Porn Helpline`. */
  readonly except?: readonly string[];
  /** Whether "never" or "not" earlier in the sentence makes it right: "Never copy the picture". */
  readonly not?: boolean;
  readonly why: string;
  readonly instead: string;
  /** Ids of `content/data/sources.json`, or `own`. */
  readonly source: string;
}

/** The rules of one language. */
export interface Rules {
  /** Words that turn a sentence around: `never`, `not`. */
  readonly not: readonly string[];
  readonly rules: readonly WordRule[];
}

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
