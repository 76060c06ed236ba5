import { CONSIDERATIONS, composeLetter, type LetterFacts } from "@holdfast/letters";
import type { Filled } from "./form.ts";
import { languageIn, type PageData } from "./page-data.ts";

/** Says beside each consideration whether it changes no word of this letter. */
export function showChangesNothing(form: HTMLElement, filled: Filled, data: PageData): void {
  const { facts, languages } = filled;
  const words = languageIn(data, languages[0], facts.letter)?.words;
  if (words === undefined) return;
  const textOf = (considerations: LetterFacts["considerations"]) =>
    JSON.stringify(composeLetter({ ...facts, considerations }, words).elements);
  const now = textOf(facts.considerations);

  for (const one of CONSIDERATIONS) {
    const note = form.querySelector<HTMLElement>(`[data-changes-nothing="${one}"]`);
    if (note !== null)
      note.hidden = textOf(facts.considerations.symmetricDifference(new Set([one]))) !== now;
  }
}
