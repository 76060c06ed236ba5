import type { Reader } from "./answers.ts";
import type { Conditions } from "./condition.ts";
import type { StepId } from "./step-id.ts";

/** One text of the guide: where it stands, when it is shown, what it rests on. Its words are in `content/`. */
export interface Row extends Conditions {
  /** Key of its text in `content/<language>/plan.md`. */
  readonly id: string;
  readonly step: StepId;
  readonly readers: readonly Reader[];
  /** The first heading that holds is the step's heading. A step without one is not in the plan. */
  readonly as?: "heading";
  /** Ids of `content/data/sources.json`; `own` for words that state no fact from outside. */
  readonly sources: readonly string[];
  /** Rows that must not be in the same plan. */
  readonly never?: readonly string[];
  /** For whoever reviews the rule. */
  readonly why?: string;
}
