import type { Question } from "./rules/questions.ts";

/** Every step that there is. Which of them a reader has, and in which order: `rules/order.ts`. */
export type StepId =
  | "safety"
  | "safety-plan"
  | "say"
  | "listen"
  | "stay"
  | "no-look"
  | "family"
  | "stop"
  | "tell"
  | "picture"
  | "phone"
  | "lead"
  | "home"
  | "device"
  | "record"
  | "both"
  | "keep"
  | "report"
  | "secure"
  | "block"
  | "together"
  | "take-down"
  | "legal"
  | "police"
  | "parents"
  | "school"
  | "tonight"
  | "week"
  | "morning"
  | "after"
  | "yourself"
  | "next";

/** Kinds of help that a page fills in from the directory: someone to talk to, the police, a lawyer. */
export type HelpKind = "talk" | "police" | "legal";

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
