import { PROBLEM_BASE, type ProblemCode } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { newKey, outcomeOf } from "./send-claims.ts";

const receipt = {
  caseNumber: "K7M3Q9TX26",
  pin: "48210937",
  spareCode: "M4XJ82KPQ7",
  protectedUntil: "2027-11-22",
  sentTo: ["A Board"],
};
const problem = (code: ProblemCode) => ({ type: PROBLEM_BASE + code, title: "x", status: 400 });

describe("outcomeOf", () => {
  it("believes a receipt and an addition", () => {
    expect(outcomeOf(201, receipt)).toEqual({ kind: "opened", receipt });
    expect(outcomeOf(201, { kind: "added" })).toEqual({ kind: "added" });
  });

  it.each<[ProblemCode, number, string]>([
    ["busy", 503, "busy"],
    ["unavailable", 503, "lost"],
    ["list-closed", 403, "closed"],
    ["case-full", 409, "full"],
    ["case-ended", 409, "ended"],
    ["does-not-fit", 403, "does-not-fit"],
    ["malformed", 400, "refused"],
    ["key-reused", 422, "refused"],
  ])("reads the problem %s", (code, status, kind) => {
    expect(outcomeOf(status, problem(code))).toEqual({ kind });
  });

  it.each([
    [502, undefined],
    [200, "<html>"],
    [201, { caseNumber: "K7M3Q9TX26" }],
    [500, null],
    [404, {}],
  ])("takes an answer that is not the exchange's for a lost connection (%i)", (status, answer) => {
    expect(outcomeOf(status, answer)).toEqual({ kind: "lost" });
  });
});

it("newKey makes 128 random bits, another each time", () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});
