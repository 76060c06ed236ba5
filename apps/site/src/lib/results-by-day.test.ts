import type { CaseResult } from "@holdfast/contract";
import { expect, it } from "vitest";
import { resultsByDay } from "./results-by-day.ts";

const result = (on: string, action: "held" | "blocked", participant = "A Board"): CaseResult => ({
  on,
  action,
  participant,
});

it("resultsByDay shows the newest day first, and what a service did twice in a day once", () => {
  const days = resultsByDay([
    result("2026-11-20", "held"),
    result("2026-11-22", "blocked"),
    result("2026-11-22", "blocked"),
    result("2026-11-22", "blocked", "B Board"),
  ]);

  expect(days).toEqual([
    {
      day: "2026-11-22",
      results: [result("2026-11-22", "blocked"), result("2026-11-22", "blocked", "B Board")],
    },
    { day: "2026-11-20", results: [result("2026-11-20", "held")] },
  ]);
});
