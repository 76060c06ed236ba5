import { PROBLEM_BASE, type Problem, type ProblemCode } from "@holdfast/contract";
import type { Context } from "hono";

/** The codes this service answers with, each with its one status. */
const STATUS = {
  malformed: 400,
  "not-authorised": 401,
  "not-found": 404,
  resync: 410,
  "too-large": 413,
  busy: 429,
  unavailable: 503,
} as const satisfies Partial<Record<ProblemCode, number>>;

/** Answers with a problem, RFC 9457. `title` is ours and never repeats what was sent. */
export function problem(c: Context, code: keyof typeof STATUS, title: string): Response {
  const status = STATUS[code];
  const body: Problem = { type: PROBLEM_BASE + code, title, status };
  return c.json(body, status, { "content-type": "application/problem+json" });
}
