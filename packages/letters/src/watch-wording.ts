import { findWords, type Rules } from "@holdfast/wording";
import type { ElementId } from "./element-id.ts";
import type { Letter } from "./letter.ts";

/** Words in a letter that keep young people from telling, or that promise what nobody can. */
export interface WordingFinding {
  readonly element: ElementId;
  /** Id of the rule, such as `blame`. */
  readonly rule: string;
  /** As they stand in the letter. */
  readonly words: string;
  readonly why: string;
  readonly instead: string;
}

/** Elements that quote what not to say. */
const QUOTES: ReadonlySet<ElementId> = new Set(["do-not-say"]);

/** Finds such words, element by element. @param rules those for letters in the letter's language */
export function watchWording({ elements }: Letter, rules: Rules): readonly WordingFinding[] {
  return elements
    .filter(({ id }) => !QUOTES.has(id))
    .flatMap(({ id: element, text }) =>
      findWords(text, rules, "other").map(({ rule: { id: rule, why, instead }, words }) => ({
        element,
        rule,
        words,
        why,
        instead,
      })),
    );
}
