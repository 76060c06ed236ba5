import { isLineName } from "./fact-lines.ts";
import { blankId, FACT_NAMES } from "./fact-values.ts";
import { placeholdersIn } from "./fill.ts";
import type { LetterWords } from "./letter.ts";
import type { LetterKind } from "./letter-kind.ts";
import { type LetterTables, TABLES } from "./letter-tables.ts";
import { LINE_TEXTS } from "./line-phrase.ts";

/**
 * The ids of every text that a kind of letter could ask for, whatever the facts, and that the language
 * lacks or has empty. A language offers a kind when there is none.
 */
export function missingTexts(
  kind: LetterKind,
  { texts }: LetterWords,
  { rows }: LetterTables = TABLES,
): readonly string[] {
  const ids = rows.filter(({ letters }) => letters.includes(kind)).map(({ id }) => id);
  const named = ids.flatMap((id) => placeholdersIn(texts[id] ?? ""));
  const blanks = [...FACT_NAMES, ...named.filter((name) => !isLineName(name))].map(blankId);
  const needed = new Set([...ids, ...blanks, ...LINE_TEXTS]);
  return [...needed].filter((id) => (texts[id] ?? "").trim() === "");
}
