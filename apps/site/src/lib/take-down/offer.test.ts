import type { About } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { offeredStep, offerOf } from "./offer.ts";

const about: About = {
  operator: "A Hotline",
  practice: false,
  lists: ["adult"],
  participants: ["A Board"],
};
const known = (changes: Partial<About> = {}) =>
  ({ kind: "known", about: { ...about, ...changes } }) as const;

describe("offerOf", () => {
  it("is open when the list of that age is, and someone reads it", () => {
    expect(offerOf(known(), { pictured: "adult" })).toEqual({ kind: "open", lists: ["adult"] });
  });

  it("is closed for under-18 pictures where no authority stands behind their list", () => {
    expect(offerOf(known(), { pictured: "under-18" })).toEqual({ kind: "closed" });
    expect(offerOf(known(), { pictured: "unsure" })).toEqual({ kind: "closed" });
  });

  it("takes the one kind it can of pictures of both kinds", () => {
    expect(offerOf(known(), { pictured: "both" })).toEqual({ kind: "open", lists: ["adult"] });
  });

  it("says so when nobody would receive anything", () => {
    expect(offerOf(known({ participants: [] }), { pictured: "adult" })).toEqual({ kind: "nobody" });
  });

  it("says so when the exchange cannot be asked", () => {
    expect(offerOf({ kind: "unknown" }, { pictured: "adult" })).toEqual({ kind: "broken" });
  });
});

describe("offeredStep", () => {
  it("ends with the official services where this exchange offers nothing", () => {
    const nobody = known({ participants: [] });

    for (const step of ["here", "pictures"] as const) {
      expect(offeredStep(step, known(), { pictured: "under-18" })).toBe("official");
      expect(offeredStep(step, nobody, { pictured: "adult" })).toBe("official");
      expect(offeredStep(step, { kind: "unknown" }, { pictured: "adult" })).toBe("official");
    }
  });

  it("lets pictures be chosen only for a list that is open", () => {
    expect(offeredStep("pictures", known(), { pictured: "adult" })).toBe("pictures");
    expect(offeredStep("pictures", known(), { pictured: "both", list: "under-18" })).toBe("here");
  });

  it("leaves the questions alone", () => {
    expect(offeredStep("ages", { kind: "unknown" }, {})).toBe("ages");
  });
});
