import type { Milliseconds } from "./claim.ts";

export type Verdict = "intimate" | "not-intimate" | "unsure";

/**
 * What a trained person who looked at a match said. One reviewer has one review of a listing, the
 * newest. Two participants of one organisation are one voice.
 */
export interface Review {
  readonly by: "participant" | "analyst";
  readonly organisation: string;
  readonly verdict: Verdict;
  readonly at: Milliseconds;
}
