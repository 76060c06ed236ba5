import { type Decision, type Treatment, treatment } from "@holdfast/decision";
import type { WhyUnreadable } from "../hashing/hash-outcome.ts";
import type { Entry } from "../store/entries.ts";

/** No hash could be made of the file, so nothing is known either way. */
export interface Unreadable {
  readonly kind: "unsure";
  readonly because: "unreadable";
  readonly why: WhyUnreadable;
}

/** A decision with the way to carry it out. */
export type TreatedDecision = (Decision | Unreadable) & { readonly treatment: Treatment };

/** What the platform is answered about an upload. */
export interface Answer {
  readonly upload: string;
  readonly decision: TreatedDecision;
  /** In a dry run, what the answer would have been. */
  readonly wouldHave?: TreatedDecision;
}

/** News about an upload that was checked before. */
export interface DecisionEntry {
  readonly cursor: number;
  readonly upload: string;
  readonly change: Entry["change"];
  readonly decision: TreatedDecision;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Present on entries of a dry run, which the platform sees only when it asks for them. */
  readonly dryRun?: true;
}

export function treated(decision: Decision): TreatedDecision {
  return { ...decision, treatment: treatment(decision) };
}

/** What is decided about a file that could not be hashed: the platform's own rules apply. */
export function unreadable(why: WhyUnreadable): TreatedDecision {
  return { kind: "unsure", because: "unreadable", why, treatment: { kind: "own-rules" } };
}

export function shownEntry({ cursor, upload, change, decision, at, dry }: Entry): DecisionEntry {
  return {
    cursor,
    upload,
    change,
    decision: treated(decision),
    at: new Date(at).toISOString(),
    ...(dry ? { dryRun: true as const } : {}),
  };
}
