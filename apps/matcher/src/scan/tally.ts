import type { Found } from "./found.ts";

/** What was found so far. */
export interface Tally {
  /** Files or hashes that were judged. */
  readonly judged: number;
  /** Those that would be held or blocked. */
  readonly matches: number;
  /** Files that may be pictures, folders and lines that could not be read. */
  readonly unreadable: number;
  /** Links below folders, which are not followed. */
  readonly links: number;
}

export const NOTHING: Tally = { judged: 0, matches: 0, unreadable: 0, links: 0 };

export function countDecision(tally: Tally, decision: Found["decision"]): Tally {
  return {
    ...tally,
    judged: tally.judged + 1,
    matches: tally.matches + Number(isMatch(decision)),
    unreadable: tally.unreadable + Number(isUnreadable(decision)),
  };
}

/** The same for what a scan found; a folder is none of the files that it was asked about. */
export function countFound(tally: Tally, { item, decision }: Found): Tally {
  return item.kind === "closed-folder"
    ? { ...tally, unreadable: tally.unreadable + 1 }
    : countDecision(tally, decision);
}

export function countLink(tally: Tally): Tally {
  return { ...tally, links: tally.links + 1 };
}

/** A paused listing counts: what it matches needs a person's look more than most. */
function isMatch(decision: Found["decision"]): boolean {
  if (decision.kind === "unsure") return decision.because === "paused";
  return decision.kind === "hold" || decision.kind === "block";
}

function isUnreadable(decision: Found["decision"]): boolean {
  return "why" in decision && decision.why !== "not-a-picture";
}
