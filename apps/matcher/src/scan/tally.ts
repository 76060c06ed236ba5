import type { TreatedDecision } from "../engine/answer.ts";

/** What was found so far. */
export interface Tally {
  readonly files: number;
  /** Files that would be held or blocked. */
  readonly matches: number;
  /** Files that may be pictures and could not be read. */
  readonly unreadable: number;
}

export const NO_FILES: Tally = { files: 0, matches: 0, unreadable: 0 };

export function countDecision(tally: Tally, decision: TreatedDecision): Tally {
  return {
    files: tally.files + 1,
    matches: tally.matches + Number(isMatch(decision)),
    unreadable: tally.unreadable + Number(isUnreadable(decision)),
  };
}

/** A paused listing counts: what it matches needs a person's look more than most. */
function isMatch(decision: TreatedDecision): boolean {
  if (decision.kind === "unsure") return decision.because === "paused";
  return decision.kind === "hold" || decision.kind === "block";
}

function isUnreadable(decision: TreatedDecision): boolean {
  return "why" in decision && decision.why !== "not-a-picture";
}
