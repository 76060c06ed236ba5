import type { Context } from "hono";
import { problem } from "./problem.ts";

/** Malformed JSON, unknown fields and wrong types alike; what was sent is not repeated. */
export function unreadable(c: Context): Response {
  return problem(c, "malformed", "Cannot read the request sent");
}

/** See [Note: one answer when it does not fit]. */
export function doesNotFit(c: Context): Response {
  return problem(c, "does-not-fit", "Cannot open a case with this number, PIN and spare code");
}

export function listClosed(c: Context): Response {
  return problem(c, "list-closed", "Cannot take a claim for a list that is closed here");
}

export function caseEnded(c: Context): Response {
  return problem(c, "case-ended", "Cannot change a case that was withdrawn");
}
