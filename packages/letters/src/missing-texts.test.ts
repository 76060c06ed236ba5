import { describe, expect, it } from "vitest";
import type { LetterTables } from "./letter-tables.ts";
import { missingTexts } from "./missing-texts.ts";
import { ORDER } from "./rules/order.ts";
import { wordsWith } from "./testing/words-for-tests.ts";

const tables: LetterTables = {
  order: ORDER,
  rows: [
    { id: "a.subject", element: "subject", letters: ["card", "staff"] },
    { id: "a.warm", element: "opening", letters: ["staff"], when: { tone: "warm" } },
  ],
};
const TEXTS = {
  "a.subject": "Subject",
  "a.warm": "Hello {name-of-you}\n{contacts}",
  "blank.name-of-you": "[name]",
};

const missing = (kind: "card" | "staff", texts: Readonly<Record<string, string>>) =>
  missingTexts(kind, wordsWith(texts), tables);

describe("missingTexts", () => {
  it("finds nothing where a language has every text", () => {
    expect(missing("staff", TEXTS)).toEqual([]);
  });

  it("finds the texts that only some facts ask for, of this kind alone", () => {
    const { "a.warm": _, ...others } = TEXTS;

    expect(missing("staff", others)).toEqual(["a.warm"]);
    expect(missing("card", others)).toEqual([]);
  });

  it.each(["blank.name-of-you", "blank.emergency", "lines.join", "a.subject"])(
    "finds a text that is empty: %s",
    (id) => {
      expect(missing("staff", { ...TEXTS, [id]: " " })).toEqual([id]);
    },
  );
});
