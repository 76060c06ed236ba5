import { expect, it } from "vitest";
import type { Letter } from "./letter.ts";
import { watchWording } from "./watch-wording.ts";

const LETTER: Letter = {
  kind: "all-parents",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "Subject" },
    { id: "what", text: "It was a silly thing. Silly." },
    { id: "remove", text: "Never say that it is gone." },
  ],
};
const rule = (id: string, phrase: string, where: "everywhere" | "guide" | "crisis") =>
  ({ id, where, phrases: [phrase], not: true, why: "w", instead: "i", source: "own" }) as const;

it("finds words that the rules do not want, in the element where they stand", () => {
  const rules = [
    rule("blame", "silly", "everywhere"),
    rule("promise", "it is gone", "guide"),
    rule("deaths", "thing", "crisis"),
  ];

  expect(watchWording(LETTER, { not: ["never"], rules })).toEqual([
    { element: "what", rule: "blame", words: "silly", why: "w", instead: "i" },
    { element: "what", rule: "blame", words: "Silly", why: "w", instead: "i" },
  ]);
  expect(watchWording(LETTER, { not: [], rules }).map(({ element }) => element)).toContain(
    "remove",
  );
});
