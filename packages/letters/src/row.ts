import type { ElementId } from "./element-id.ts";
import type { AgeBand, Consideration, Tone } from "./facts.ts";
import type { LetterKind } from "./letter-kind.ts";

/** When a row holds: every part named here is so. */
export interface RowCondition {
  readonly tone?: Tone;
  readonly ageBand?: readonly AgeBand[];
  /** At least one of these was chosen. */
  readonly considers?: readonly Consideration[];
  /** `police` and the like: the country has such a service. `season`, `homes`: the school gave some. */
  readonly has?:
    | "emergency"
    | "talk"
    | "police"
    | "hotline"
    | "remove"
    | "season"
    | "homes"
    | "lead";
}

/** One text of a letter: where it stands and when it is shown. What it rests on stands below the text itself. */
export interface LetterRow {
  /** Key of its text: `<file>.<key>` in `content/letters/<language>/`. */
  readonly id: string;
  readonly element: ElementId;
  readonly letters: readonly LetterKind[];
  readonly when?: RowCondition;
  readonly unless?: RowCondition;
  /** For whoever reviews the rule. */
  readonly why?: string;
}
