import { describe, expect, it } from "vitest";
import { PROBLEM_BASE, Problem, ProblemCode, problemCode } from "./problem.ts";

const problem = {
  type: `${PROBLEM_BASE}resync`,
  title: "Start again from the beginning",
  status: 410,
};

describe("a problem", () => {
  it.each(ProblemCode.options)("carries the code %s there and back", (code) => {
    const sent = JSON.stringify({ ...problem, type: PROBLEM_BASE + code });

    expect(problemCode(Problem.parse(JSON.parse(sent)))).toBe(code);
  });

  it("with a code of a later version is a problem without a code", () => {
    const later = Problem.parse({ ...problem, type: `${PROBLEM_BASE}not-yet-known` });

    expect(problemCode(later)).toBeUndefined();
  });

  it.each([
    ["a type from elsewhere", { type: "https://example.com/problems/resync" }],
    ["a type with more behind it", { type: `${PROBLEM_BASE}resync?case=1` }],
    ["markup in its title", { title: "<img src=x>" }],
    ["lines in its title", { title: "one\ntwo" }],
    ["a status that is a success", { status: 200 }],
    ["what was sent", { detail: "…" }],
  ])("cannot have %s", (_, change) => {
    expect(Problem.safeParse({ ...problem, ...change }).success).toBe(false);
  });
});
