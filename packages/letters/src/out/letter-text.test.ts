import { expect, it } from "vitest";
import type { Letter } from "../letter.ts";
import { letterText } from "./letter-text.ts";

const english: Letter = {
  kind: "all-parents",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "About online blackmail" },
    { id: "greeting", text: "Dear parents," },
    { id: "where-to-call", text: "Call us:\n- +41 44 123 45 67\n- K7M3Q-9TX26" },
  ],
};

const arabic: Letter = {
  ...english,
  language: "ar",
  direction: "rtl",
  elements: [
    { id: "subject", text: "عن الابتزاز عبر الإنترنت" },
    { id: "where-to-call", text: "اتصلوا بنا:\n- الهاتف +41 44 123 45 67 في أي وقت" },
  ],
};

it("A letter reads as plain text, an empty line between elements", () => {
  expect(letterText(english)).toBe(
    "About online blackmail\n\nDear parents,\n\nCall us:\n- +41 44 123 45 67\n- K7M3Q-9TX26\n",
  );
});

it("Two languages come one after the other", () => {
  const text = letterText([english, arabic]);

  expect(text.indexOf("K7M3Q-9TX26")).toBeLessThan(text.indexOf("عن الابتزاز"));
  expect(text.split("\n* * *\n")).toHaveLength(2);
});

it("A number inside right-to-left words is kept in order by marks, a left-to-right letter has none", () => {
  expect(letterText(arabic)).toContain("\u202a+41 44 123 45 67\u202c");
  expect(letterText(english)).not.toMatch(/[\u202a\u202c]/);
});

it("An element whose text was emptied leaves no gap", () => {
  const text = letterText({
    ...english,
    elements: [{ id: "home", text: "" }, ...english.elements],
  });

  expect(text.startsWith("About online blackmail\n")).toBe(true);
});

it("A note, such as that nobody has reviewed a language, comes before all else", () => {
  expect(letterText([english, arabic], ["Draft"])).toMatch(/^Draft\n\nAbout online blackmail\n/);
});
