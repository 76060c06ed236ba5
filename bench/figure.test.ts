import { describe, expect, it } from "vitest";
import { type Goal, isMet, shownGoal, shownVerdict } from "./figure.ts";

const figure = (value: number, goal?: Goal) => ({
  what: "bytes sent",
  value,
  unit: "bytes" as const,
  how: "counted",
  ...(goal && { goal }),
});

describe("a figure's goal", () => {
  it("of under 4 kB is missed at exactly 4,000 bytes", () => {
    const goal = { kind: "under", limit: 4_000 } as const;

    expect(isMet(figure(3_999, goal))).toBe(true);
    expect(isMet(figure(4_000, goal))).toBe(false);
    expect(shownGoal(figure(0, goal))).toBe("< 4.00 kB");
  });

  it("of at most or at least a number is met at that number", () => {
    expect(isMet(figure(1_000, { kind: "at-most", limit: 1_000 }))).toBe(true);
    expect(isMet(figure(1_001, { kind: "at-most", limit: 1_000 }))).toBe(false);
    expect(isMet(figure(200, { kind: "at-least", limit: 200 }))).toBe(true);
    expect(isMet(figure(199.9, { kind: "at-least", limit: 200 }))).toBe(false);
  });

  it("is missed by a figure that could not be measured", () => {
    expect(isMet(figure(Number.NaN, { kind: "under", limit: 1 }))).toBe(false);
    expect(isMet(figure(Number.NaN, { kind: "at-least", limit: 1 }))).toBe(false);
  });

  it("may be absent: then nothing is met or missed", () => {
    expect(isMet(figure(1))).toBeUndefined();
    expect(shownVerdict(figure(1))).toBe("–");
  });
});
