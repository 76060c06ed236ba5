import { findWords, type WordRule } from "@holdfast/wording";
import { MUSTS, type Must } from "./element-id.ts";
import type { LetterFacts } from "./facts.ts";
import type { Letter } from "./letter.ts";
import type { LetterKind } from "./letter-kind.ts";
import { type LetterTables, TABLES } from "./letter-tables.ts";
import { standsIn, waysToTurn } from "./ways-to-turn.ts";

/** A must that is kept by words; where to call is kept by a number or an address. */
export type MustInWords = Exclude<Must, "where-to-call">;

/** By what words a language says a must. */
export interface MustPhrase {
  /** Any of them is enough; written as in the rules about wording. */
  readonly phrases: readonly string[];
  /** Words that do not say it, although a phrase is in them: "do not pay attention". */
  readonly except?: readonly string[];
  /** Why it must not be lost, for the school. */
  readonly why: string;
  /** Ids of `content/data/sources.json`, or `own`. */
  readonly source: string;
}

/** `content/letters/rules/<language>.json`: the musts of one language. */
export type MustPhrases = Readonly<Record<MustInWords, MustPhrase>>;

/** To pupils and families "pass on" means pictures and guesses; only to these it means: tell the lead. */
const PASS_ON_TO_LEAD: readonly LetterKind[] = ["staff", "boarding"];

/** The musts that a kind of letter has. */
export function mustsOf(kind: LetterKind, { order }: LetterTables = TABLES): readonly Must[] {
  return MUSTS.filter(
    (must) => order[kind].includes(must) && (must !== "pass-on" || PASS_ON_TO_LEAD.includes(kind)),
  );
}

/**
 * The musts that a letter has and that this text of it no longer says, wherever it might stand.
 *
 * It looks for words and does not understand them: a sentence that says the opposite in the same words
 * passes, unless `except` names it.
 *
 * @param letter as it reads with the school's edits
 * @param facts those it was composed from
 */
export function mustsLost(
  letter: Letter,
  facts: LetterFacts,
  phrases: MustPhrases,
  tables: LetterTables = TABLES,
): readonly Must[] {
  const text = letter.elements.map((element) => element.text).join("\n");
  return mustsOf(letter.kind, tables).filter((must) =>
    must === "where-to-call" ? !saysWhere(letter, text, facts) : !says(text, must, phrases[must]),
  );
}

function says(text: string, must: MustInWords, phrase: MustPhrase): boolean {
  const rule: WordRule = { ...phrase, id: must, where: "everywhere", instead: "" };
  return findWords(text, { not: [], rules: [rule] }, undefined).length > 0;
}

/** Where there is nothing to turn to, words about it are enough. */
function saysWhere({ elements }: Letter, text: string, facts: LetterFacts): boolean {
  const ways = waysToTurn(facts);
  if (ways.length > 0) return ways.some((way) => standsIn(text, way));
  return elements.some((element) => element.id === "where-to-call" && element.text.trim() !== "");
}
