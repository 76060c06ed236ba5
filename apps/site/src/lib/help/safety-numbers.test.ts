import { describe, expect, it } from "vitest";
import { COUNTRIES, DIRECTORY, entriesOf } from "./directory.ts";
import { isLimited, safetyNumbers } from "./safety-numbers.ts";

describe("safetyNumbers", () => {
  it("gives the UK a number for help now, one line each for anyone and for children, and a text line", () => {
    const { emergency, open, text } = safetyNumbers(entriesOf("gb"));

    expect(emergency?.tel).toBe("999");
    expect(open.map(({ name }) => name)).toEqual(["Samaritans", "Childline"]);
    expect(text?.sms).toBe("85258");
  });

  it("has an emergency number for every country that can be chosen", () => {
    const without = [...COUNTRIES].filter(
      (country) => !safetyNumbers(entriesOf(country)).emergency,
    );

    expect(COUNTRIES.size).toBeGreaterThan(170);
    expect(without).toEqual([]);
  });

  it("calls no line open whose source does not say day and night", () => {
    for (const country of COUNTRIES) {
      for (const line of safetyNumbers(entriesOf(country)).open) expect(line.alwaysOpen).toBe(true);
    }
  });

  it("sends no child to a line for adults or for schools", () => {
    for (const country of COUNTRIES) {
      const { open, text } = safetyNumbers(entriesOf(country));
      for (const line of [...open, ...(text ? [text] : [])]) {
        expect(["any", "child"]).toContain(line.audience);
      }
    }
  });

  it("falls back on the emergency number by text where no line takes one", () => {
    expect(safetyNumbers(entriesOf("fr")).text?.sms).toBe("114");
  });
});

describe("isLimited", () => {
  it("is true where a number reaches one city or one service", () => {
    const limited = (country: string) =>
      isLimited(entriesOf(country).find(({ kind }) => kind === "emergency")!);

    expect(limited("cd")).toBe(true);
    expect(limited("ci")).toBe(true);
    expect(limited("us")).toBe(false);
  });
});

describe("the directory", () => {
  it("shows nothing that is not confirmed", () => {
    expect(DIRECTORY.length).toBeGreaterThan(500);
    expect(DIRECTORY.every(({ confirmed }) => confirmed)).toBe(true);
    expect(DIRECTORY.some(({ id }) => id === "kr-d4u")).toBe(false);
  });
});
