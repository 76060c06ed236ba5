import { expect, it } from "vitest";
import { readingOf } from "./reading-age.ts";

const grade = (text: string) => (readingOf(text)?.age ?? Number.NaN) - 5;

it("gives the grades that the formula gives by hand, with the syllables of a dictionary", () => {
  // 6 words, 6 syllables: 0.39 * 6 + 11.8 * 6 / 6 - 15.59
  expect(grade("The cat sat on the mat.")).toBeCloseTo(-1.45, 2);
  // 13 words, 26 syllables: 0.39 * 13 + 11.8 * 26 / 13 - 15.59
  expect(
    grade("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."),
  ).toBeCloseTo(13.08, 2);
});

it("ends a sentence at its mark or at the end of a line, not at an address or a number", () => {
  expect(readingOf("Call them. Are they there?\nA list item\nVersion 1.5 of it.")?.sentences).toBe(
    4,
  );
});

it("has no answer for a text without words", () => {
  expect(readingOf("…\n")).toBeUndefined();
});
