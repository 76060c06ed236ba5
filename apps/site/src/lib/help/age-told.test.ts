import { callsInOrder, safetyNumbers } from "@holdfast/guide";
import { describe, expect, it } from "vitest";
import { ageTold } from "./age-told.ts";
import { entriesOf, zonesOf } from "./directory.ts";

const night = Date.parse("2026-11-23T02:00Z");

describe("ageTold", () => {
  it("reads the age of a plan and of a step of taking a picture down", () => {
    expect(ageTold({ answers: { ageNow: "child" } })).toBe("child");
    expect(ageTold({ answers: { now: "under-18" } })).toBe("teen");
    expect(ageTold({ answers: { now: "adult" } })).toBe("adult");
    expect(ageTold({ answers: {} })).toBeUndefined();
    expect(ageTold(null)).toBeUndefined();
  });

  it("puts the line for children first under 18, and names no adult a line that ends at 18", () => {
    const calls = (now: "under-18" | "adult") => {
      const age = ageTold({ answers: { now } });
      return callsInOrder(safetyNumbers(entriesOf("gb"), zonesOf("gb"), night, age), age);
    };

    expect(calls("under-18")[0]?.name).toBe("Childline");
    expect(calls("adult").map(({ name }) => name)).toEqual(["Samaritans"]);
  });
});
