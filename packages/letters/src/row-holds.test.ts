import { describe, expect, it } from "vitest";
import type { LetterFacts } from "./facts.ts";
import type { LetterRow, RowCondition } from "./row.ts";
import { rowHolds } from "./row-holds.ts";
import { EMPTY_FACTS, FULL_FACTS, serviceWith } from "./testing/facts-for-tests.ts";

const ROW: LetterRow = { id: "a.b", element: "what", letters: ["all-parents", "by-age"] };
const BY_AGE: LetterFacts = { ...FULL_FACTS, letter: "by-age" };

const holds = (parts: Partial<LetterRow>, facts: LetterFacts = FULL_FACTS) =>
  rowHolds({ ...ROW, ...parts }, facts);

describe("rowHolds", () => {
  it("looks at the kind of letter first", () => {
    expect(holds({})).toBe(true);
    expect(holds({ letters: ["staff"] })).toBe(false);
  });

  it("needs every part of `when`", () => {
    expect(holds({ when: { tone: "formal", considers: ["honour", "legal-risk"] } })).toBe(true);
    expect(holds({ when: { tone: "warm", considers: ["honour"] } })).toBe(false);
    expect(holds({ when: { considers: ["legal-risk"] } })).toBe(false);
  });

  it("needs not one part of `unless` to be so", () => {
    expect(holds({ unless: {} })).toBe(true);
    expect(holds({ unless: { tone: "warm", considers: ["legal-risk"] } })).toBe(true);
    expect(holds({ unless: { tone: "warm", considers: ["honour"] } })).toBe(false);
  });

  it("asks for an age only in letters by age", () => {
    const older: RowCondition = { ageBand: ["14-18"] };
    const same: RowCondition = { ageBand: ["11-14"] };

    expect([holds({ when: older }, BY_AGE), holds({ when: same }, BY_AGE)]).toEqual([false, true]);
    expect([holds({ unless: older }, BY_AGE), holds({ unless: same }, BY_AGE)]).toEqual([
      true,
      false,
    ]);
    expect([holds({ when: older }), holds({ unless: same })]).toEqual([true, true]);
  });

  it.each(["emergency", "talk", "police", "hotline", "remove", "season", "homes", "lead"] as const)(
    "knows whether there is something for: %s",
    (has) => {
      expect(holds({ when: { has } }, FULL_FACTS)).toBe(true);
      expect(holds({ when: { has } }, EMPTY_FACTS)).toBe(false);
    },
  );

  it("counts nothing that the letter would not name", () => {
    const services = { country: "ch", services: [serviceWith({ use: "police" })] };
    const contacts = [{ name: "Noor", role: "", phone: " ", email: "", hours: "" }];
    const facts = { ...EMPTY_FACTS, services, contacts, homeServices: [services], season: " " };

    for (const has of ["police", "lead", "homes", "season"] as const) {
      expect(holds({ when: { has } }, facts)).toBe(false);
    }
  });
});
