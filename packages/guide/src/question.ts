import type { AnswerName, Reader } from "./answers.ts";
import type { StepId } from "./step-id.ts";

/** A question that a page may ask, standing at a step that its answer changes. */
export interface Question {
  readonly id: AnswerName;
  readonly readers: readonly Reader[];
  /** It stands at whichever of these comes first in the plan. */
  readonly steps: readonly StepId[];
  /** Key of its words; the reason for asking has the same key with `-why` behind it. */
  readonly text: string;
  /** Values that may be chosen; absent where the page has its own list, of apps or of countries. */
  readonly choices?: readonly string[];
  /** Several may be true at once. */
  readonly many?: true;
  /** Its answer may change the steps above it, so the page begins at the first one again. */
  readonly reorders?: true;
}
