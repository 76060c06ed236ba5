import { PROBLEM_BASE, type Problem, type ProblemCode } from "@holdfast/contract";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The status each code goes with; one code, one status, so that either can be read. */
export const PROBLEM_STATUS = {
  malformed: 400,
  "too-large": 413,
  "key-reused": 422,
  "does-not-fit": 403,
  "case-full": 409,
  "case-ended": 409,
  "list-closed": 403,
  "not-authorised": 401,
  resync: 410,
  "not-found": 404,
  busy: 429,
  unavailable: 503,
} as const satisfies Record<ProblemCode, ContentfulStatusCode>;

/** Answers with a problem, RFC 9457. `title` is ours and never repeats what was sent. */
export function problem(c: Context, code: ProblemCode, title: string): Response {
  const status = PROBLEM_STATUS[code];
  const body: Problem = { type: PROBLEM_BASE + code, title, status };
  return c.json(body, status, { "content-type": "application/problem+json" });
}
