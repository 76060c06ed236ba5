import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageOfWords } from "./page-of-words.ts";
import { linesOf, WORDS_PARTS } from "./parts-of.ts";
import {
  type ReadyTextKind,
  type ReadyTextPhrases,
  readyText,
  saysWherePublished,
} from "./ready-text.ts";

const KINDS: readonly ReadyTextKind[] = ["police", "platform", "adult", "us-48h"];

const PHRASES = Object.fromEntries([
  ...KINDS.flatMap((kind) => [
    [`${kind}-start`, `<${kind}>`],
    [`${kind}-end`, `</${kind}>`],
  ]),
  ...WORDS_PARTS.map((part) => [`part-${part}`, `${part}:`]),
]) as ReadyTextPhrases;

const EMPTY: PageOfWords = {
  accounts: [],
  happenings: [],
  wants: "",
  payments: [],
  links: [],
  done: "",
};

const FILLED: PageOfWords = {
  accounts: [{ app: "Snapchat", name: "lily_0412", address: "" }],
  happenings: [{ when: "Sat 22:15", words: "pay or everyone\nsees it" }],
  wants: "200 in gift cards",
  payments: [{ when: "Sat 22:40", amount: "50", way: "gift card", to: "" }],
  links: ["https://example.org/post/1"],
  done: "Reported in the app",
};

describe("readyText", () => {
  it("gives the police every part, each row in a line", () => {
    expect(readyText("police", FILLED, PHRASES)).toBe(
      [
        "<police>",
        "accounts:\n- Snapchat · lily_0412",
        "happenings:\n- Sat 22:15 · pay or everyone sees it",
        "wants:\n- 200 in gift cards",
        "payments:\n- Sat 22:40 · 50 · gift card",
        "links:\n- https://example.org/post/1",
        "done:\n- Reported in the app",
        "</police>",
      ].join("\n\n"),
    );
  });

  it("keeps the blackmailer's words and the money out of what a trusted adult is sent", () => {
    expect(readyText("adult", FILLED, PHRASES)).toBe("<adult>\n\n</adult>");
  });

  it("tells a platform nothing of payments or of what was done", () => {
    const text = readyText("platform", FILLED, PHRASES);
    expect(text).toContain("lily_0412");
    expect(text).not.toMatch(/payments|done|gift card\b.*Sat/);
  });

  it("leaves out parts and rows without a word", () => {
    const page = { ...EMPTY, accounts: [{ app: " ", name: "", address: "\n" }] };
    expect(readyText("police", page, PHRASES)).toBe("<police>\n\n</police>");
  });

  it("loses no word that was typed, in what the police get", () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), words, (links, done) => {
        const text = readyText("police", { ...EMPTY, links, done }, PHRASES);
        for (const word of [...links, done]) {
          expect(text).toContain(word.replaceAll(/\s+/g, " ").trim());
        }
      }),
    );
  });
});

describe("saysWherePublished", () => {
  it("wants an address of the picture, not only a threat", () => {
    expect(saysWherePublished({ ...FILLED, links: [" "] })).toBe(false);
    expect(saysWherePublished(FILLED)).toBe(true);
  });
});

it("every part of a page has its lines", () => {
  for (const part of WORDS_PARTS) expect(linesOf(FILLED, part)).toHaveLength(1);
});
