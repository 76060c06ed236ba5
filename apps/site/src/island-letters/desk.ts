import {
  applyEdits,
  composeLetter,
  type Edits,
  type ElementId,
  type Letter,
  type Letters,
  type Must,
  mustsLost,
  type WordingFinding,
  watchWording,
} from "@holdfast/letters";
import type { Filled } from "./form.ts";
import { languageIn, type PageData } from "./page-data.ts";

/** What a school changed, by language. */
export type AllEdits = Readonly<Record<string, Edits>>;

/** A letter in one language, with what to look at in it. */
export interface Written {
  /** As it was composed. */
  readonly composed: Letter;
  /** As it reads. */
  readonly letter: Letter;
  readonly edits: Edits;
  readonly lost: readonly Must[];
  /** Absent where nobody has written rules about wording in this language. */
  readonly wording?: readonly WordingFinding[];
  readonly isUnreviewed: boolean;
}

/** Writes the letter in each of its languages. Pure, but for what it is given. */
export function writeLetters({ facts, languages }: Filled, edits: AllEdits, data: PageData) {
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
      lost: mustsLost(letter, facts, language.musts),
      ...(language.rules && { wording: watchWording(letter, language.rules) }),
      isUnreviewed: language.isUnreviewed,
    };
  });
}

export function lettersOf(written: readonly Written[]): Letters {
  const [first, second] = written.map(({ letter }) => letter);
  if (first === undefined) throw new Error("Cannot show a letter: there is none");
  return second === undefined ? [first] : [first, second];
}

/** Changes one element of one language; `undefined` brings back what was composed. */
export function edited(
  edits: AllEdits,
  language: string,
  id: ElementId,
  text: string | null | undefined,
): AllEdits {
  const { [id]: _, ...others } = edits[language] ?? {};
  return { ...edits, [language]: text === undefined ? others : { ...others, [id]: text } };
}

/** Elements that were changed in one of two languages alone. */
export function changedOnOneSide(written: readonly Written[]): ReadonlySet<ElementId> {
  const [one, other] = written.map(
    ({ edits }) => new Set(Object.keys(edits) as readonly ElementId[]),
  );
  return one === undefined || other === undefined ? new Set() : one.symmetricDifference(other);
}
