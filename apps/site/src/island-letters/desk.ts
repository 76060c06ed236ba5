import {
  applyEdits,
  composeLetter,
  type Edit,
  type Edits,
  type ElementId,
  type Letter,
  type LetterFacts,
  type Letters,
  type Must,
  mustsLost,
  outdatedEdits,
  type WordingFinding,
  watchWording,
} from "@holdfast/letters";
import type { Filled } from "./form.ts";
import { languageIn, type PageData } from "./page-data.ts";

/** What a school changed in one letter, by language. */
export type LanguageEdits = Readonly<Record<string, Edits>>;

/** What a school changed, by letter: what was written for one family never stands in another letter. */
export type AllEdits = Readonly<Record<string, LanguageEdits>>;

/** Tells letters apart; those by age are letters of their own. */
export function letterKey({ letter, ageBand }: LetterFacts): string {
  return letter === "by-age" ? `${letter} ${ageBand}` : letter;
}

/** A letter in one language, with what to look at in it. */
export interface Written {
  /** As it was composed. */
  readonly composed: Letter;
  /** As it reads. */
  readonly letter: Letter;
  readonly edits: Edits;
  /** Of the language, in itself. */
  readonly name: string;
  readonly lost: readonly Must[];
  /** What was changed before a choice made its first words others. */
  readonly outdated: readonly ElementId[];
  /** Absent where nobody has written rules about wording in this language. */
  readonly wording?: readonly WordingFinding[];
  readonly isUnreviewed: boolean;
}

/** Writes the letter in each of its languages. Pure, but for what it is given. */
export function writeLetters({ facts, languages }: Filled, all: AllEdits, data: PageData) {
  const edits = all[letterKey(facts)] ?? {};
  return languages.map((tag): Written => {
    const language = languageIn(data, tag, facts.letter);
    if (language === undefined) throw new Error(`Cannot write ${facts.letter} in "${tag}"`);
    const composed = composeLetter(facts, language.words);
    const own = edits[tag] ?? {};
    const letter = applyEdits(composed, own);
    return {
      composed,
      letter,
      edits: own,
      name: language.name,
      lost: mustsLost(letter, facts, language.musts),
      outdated: outdatedEdits(composed, own),
      ...(language.rules && { wording: watchWording(letter, language.rules) }),
      isUnreviewed: language.isUnreviewed,
    };
  });
}

/** The letters in their languages, as they read or as they were composed. */
export function lettersOf(
  written: readonly Written[],
  as: "letter" | "composed" = "letter",
): Letters {
  const [first, second] = written.map((one) => one[as]);
  if (first === undefined) throw new Error("Cannot show a letter: there is none");
  return second === undefined ? [first] : [first, second];
}

/** Changes one element of one letter; `undefined` brings back what was composed. */
export function edited(
  all: AllEdits,
  key: string,
  language: string,
  id: ElementId,
  edit: Edit | undefined,
): AllEdits {
  const edits = all[key] ?? {};
  const { [id]: _, ...others } = edits[language] ?? {};
  const own = edit === undefined ? others : { ...others, [id]: edit };
  return { ...all, [key]: { ...edits, [language]: own } };
}

/** Elements that were changed in one of two languages alone. */
export function changedOnOneSide(written: readonly Written[]): ReadonlySet<ElementId> {
  const [one, other] = written.map(
    ({ edits }) => new Set(Object.keys(edits) as readonly ElementId[]),
  );
  return one === undefined || other === undefined ? new Set() : one.symmetricDifference(other);
}
