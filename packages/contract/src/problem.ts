import { z } from "zod";

/** The stable codes that end a problem's `type`; programs read these, people read `title`. */
export const ProblemCode = z.enum([
  "malformed",
  "too-large",
  "key-reused",
  "does-not-fit",
  "case-full",
  "case-ended",
  "list-closed",
  "not-authorised",
  "resync",
  "not-found",
  "busy",
  "unavailable",
]);

/** An answer that is not success, in the form of RFC 9457. It never repeats what was sent. */
export const Problem = z.strictObject({
  type: z
    .string()
    .max(80)
    .regex(/^https:\/\/holdfast\.invalid\/problems\/[a-z-]+$/),
  title: z
    .string()
    .max(200)
    .regex(/^[^<>\p{Cc}]+$/u),
  status: z.int().min(400).max(599),
});

/** Where problem types live. A name, not a place: `.invalid` never resolves (RFC 6761). */
export const PROBLEM_BASE = "https://holdfast.invalid/problems/";

export type ProblemCode = z.infer<typeof ProblemCode>;
export type Problem = z.infer<typeof Problem>;

/** The code at the end of a problem's `type`, or `undefined` for one this version does not know. */
export function problemCode(problem: Problem): ProblemCode | undefined {
  const code = ProblemCode.safeParse(problem.type.slice(PROBLEM_BASE.length));
  return code.success ? code.data : undefined;
}
