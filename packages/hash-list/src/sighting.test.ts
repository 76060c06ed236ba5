import { describe, expect, it } from "vitest";
import { DAY } from "./policy.ts";
import { isSightingKnown, isSightingVisible } from "./sighting.ts";

describe("a sighting is known", () => {
  const claims = [{ since: 0 }, { since: 500 }];

  it("when one was kept that day, from the newest claim on", () => {
    expect(isSightingKnown(500, claims, DAY - 1)).toBe(true);
    expect(isSightingKnown(501, claims, 501)).toBe(true);
  });

  it("not when none was kept, or on another day in UTC", () => {
    expect(isSightingKnown(undefined, claims, 600)).toBe(false);
    expect(isSightingKnown(DAY - 1, claims, DAY)).toBe(false);
    expect(isSightingKnown(DAY, claims, DAY - 1)).toBe(false);
  });

  it("not when the picture was claimed again since", () => {
    expect(isSightingKnown(499, claims, 600)).toBe(false);
  });
});

describe("a sighting is visible", () => {
  it("from the claim on, to the millisecond", () => {
    expect(isSightingVisible({ since: 50, withdrawnAt: undefined }, 49)).toBe(false);
    expect(isSightingVisible({ since: 50, withdrawnAt: undefined }, 50)).toBe(true);
  });

  it("until the claim is withdrawn, to the millisecond", () => {
    expect(isSightingVisible({ since: 50, withdrawnAt: 60 }, 59)).toBe(true);
    expect(isSightingVisible({ since: 50, withdrawnAt: 60 }, 60)).toBe(false);
  });
});
