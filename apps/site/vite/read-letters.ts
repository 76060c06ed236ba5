import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MustPhrases } from "@holdfast/letters";
import type { Rules } from "@holdfast/wording";
import { letterRules } from "./check/letter-rules.ts";
import { readRules } from "./check/rules.ts";
import { readPage } from "./read-page.ts";
import { requireKnown, type Sources } from "./sources.ts";

/** What the page of letters needs of one language. */
export interface LetterLanguage {
  /** Plain text by `<file>.<key>`, placeholders and all. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether every file names who reviewed it. */
  readonly isReviewed: boolean;
  /** Words by which it is known that a must is still there. */
  readonly musts: MustPhrases;
  /** Words to point out; absent where nobody has written any for this language. */
  readonly rules?: Rules;
}

/** Nobody has reviewed a file yet, as its front matter says it. */
const NOBODY = "none yet";

/**
 * Reads the letters of every language from `content/letters/`.
 *
 * @throws {Error} naming the file that does not fit
 */
export function readLetters(
  content: string,
  sources: Sources,
): Readonly<Record<string, LetterLanguage>> {
  const folder = join(content, "letters");
  const languages = readdirSync(folder).filter((name) => /^[a-z]{2,3}$/.test(name));
  return Object.fromEntries(
    languages.map((language) => [language, readLanguage(content, language, sources)]),
  );
}

function readLanguage(content: string, language: string, sources: Sources): LetterLanguage {
  const folder = join(content, "letters", language);
  const texts: Record<string, string> = {};
  let isReviewed = true;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const { reviewer, sections } = readPage(
      readFileSync(join(folder, file), "utf8"),
      `letters/${language}/${file}`,
    );
    isReviewed &&= reviewer !== NOBODY;
    for (const [key, { words, sources: named = [] }] of sections) {
      requireKnown(named, sources);
      texts[`${file.slice(0, -".md".length)}.${key}`] = words;
    }
  }

  const rules = readRules(content, language);
  return {
    texts,
    isReviewed,
    musts: readMusts(content, language),
    ...(rules && { rules: letterRules(rules) }),
  };
}

function readMusts(content: string, language: string): MustPhrases {
  const file = join(content, "letters", "rules", `${language}.json`);
  if (!existsSync(file)) throw new Error(`Cannot use letters in "${language}": no ${file}`);
  return JSON.parse(readFileSync(file, "utf8")) as MustPhrases;
}
