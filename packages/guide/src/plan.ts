import type { Question } from "./question.ts";
import type { HelpKind, StepId } from "./step-id.ts";

/** One thing to do, or the part of a page that says it. Its words are in `content/<language>/plan.md`. */
export interface Step {
  readonly id: StepId;
  /** Keys of the texts to show, in their order; the first is the heading. */
  readonly texts: readonly [string, ...string[]];
  /** What the page adds from the help directory of the country. */
  readonly help: readonly HelpKind[];
  /** Questions whose answers would change this step or those after it. */
  readonly questions: readonly Question[];
}

/** What to do, in order. The first step is always `safety`: danger and thoughts of suicide. */
export interface Plan {
  readonly steps: readonly [Step & { readonly id: "safety" }, ...Step[]];
}
