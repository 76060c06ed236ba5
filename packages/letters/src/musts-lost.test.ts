import { describe, expect, it } from "vitest";
import { ELEMENT_IDS, type ElementId, type Must } from "./element-id.ts";
import type { LetterFacts } from "./facts.ts";
import type { Letter } from "./letter.ts";
import { LETTER_KINDS } from "./letter-kind.ts";
import type { LetterTables } from "./letter-tables.ts";
import { type MustPhrases, mustsLost, mustsOf } from "./musts-lost.ts";
import { EMPTY_FACTS, FULL_FACTS } from "./testing/facts-for-tests.ts";

const phrase = (...phrases: string[]) => ({ phrases, why: "It keeps a child safe.", source: "S1" });

const PHRASES: MustPhrases = {
  "no-blame": phrase("not your (child's)? fault"),
  "do-not-pay": { ...phrase("do not pay", "never pay"), except: ["do not pay attention"] },
  supervision: phrase("stay close"),
  "never-look": phrase("never look"),
  keep: phrase("keep the words"),
  report: phrase("report it"),
  "pass-on": phrase("tell the lead"),
  "before-call": phrase("is home safe"),
};

const MUST_TEXTS = {
  "no-blame": "It is not your child’s fault.",
  "do-not-pay": "Do not pay.",
  supervision: "Stay close.",
  "where-to-call": "Call 147.",
  "never-look": "Never look at it.",
  keep: "Keep the words.",
  report: "Report it.",
  "pass-on": "Tell the lead.",
  "before-call": "Is home safe?",
};

const ALL_ELEMENTS: LetterTables = {
  order: Object.fromEntries(
    LETTER_KINDS.map((kind) => [kind, ELEMENT_IDS]),
  ) as unknown as LetterTables["order"],
  rows: [],
};

function lost(texts: Partial<Record<ElementId, string>>, facts: LetterFacts = FULL_FACTS) {
  const letter: Letter = {
    kind: "staff",
    language: "en",
    direction: "ltr",
    elements: Object.entries({ ...MUST_TEXTS, ...texts }).map(([id, text]) => ({
      id: id as ElementId,
      text,
    })),
  };
  return mustsLost(letter, facts, PHRASES, ALL_ELEMENTS);
}

describe("mustsOf", () => {
  it("are those that the kind of letter has", () => {
    const order = {
      ...ALL_ELEMENTS.order,
      card: ["subject", "where-to-call", "no-blame"] as const,
    };

    expect(mustsOf("card", { order, rows: [] })).toEqual(["no-blame", "where-to-call"]);
  });

  it("are in every letter: nobody is to blame, and where to call", () => {
    for (const kind of LETTER_KINDS) {
      expect(mustsOf(kind)).toEqual(expect.arrayContaining(["no-blame", "where-to-call"]));
    }
    expect(mustsOf("staff")).toContain("never-look");
  });

  it("are to keep the words and to report, wherever a letter says what to do", () => {
    for (const kind of [
      "all-parents",
      "by-age",
      "older-pupils",
      "family",
      "community",
      "follow-up",
    ] as const) {
      expect(mustsOf(kind)).toEqual(expect.arrayContaining(["keep", "report"]));
    }
  });

  it("are to tell the lead for staff and hosts, and to ask who is safe before a call", () => {
    const having = (must: Must) => LETTER_KINDS.filter((kind) => mustsOf(kind).includes(must));

    expect(having("pass-on")).toEqual(["staff", "boarding"]);
    expect(having("before-call")).toEqual(["call-script"]);
  });
});

describe("mustsLost", () => {
  it("finds nothing in a letter that says all of them", () => {
    expect(lost({})).toEqual([]);
  });

  it.each(Object.keys(MUST_TEXTS))("finds a must whose element is empty: %s", (must) => {
    expect(lost({ [must]: "" })).toEqual([must]);
  });

  it("counts words wherever they stand in the letter", () => {
    expect(lost({ "do-not-pay": "", what: "Whatever they say: never pay." })).toEqual([]);
  });

  it.each([
    "You can pay.",
    "Pay them quickly.",
    "Do not pay attention to rumours.",
    "Do not worry. Pay.",
  ])("does not take this for 'do not pay': %s", (text) => {
    expect(lost({ "do-not-pay": text })).toEqual(["do-not-pay"]);
  });
});

describe("where to call", () => {
  const facts: LetterFacts = {
    ...FULL_FACTS,
    services: {
      country: "gb",
      services: [
        { id: "a", use: "emergency", name: "A", phone: "999", checked: "2026-11-22" },
        {
          id: "b",
          use: "talk",
          name: "B",
          phone: "0800 1111",
          text: "HELP 85258",
          checked: "2026-11-22",
        },
        {
          id: "c",
          use: "talk",
          name: "C",
          url: "https://www.help.example/young/",
          checked: "2026-11-22",
        },
      ],
    },
  };
  const isKept = (text: string, from = facts) =>
    !lost({ "where-to-call": text }, from).includes("where-to-call");

  it.each([
    "Call 999.",
    "Call 0800-1111!",
    "0800 11 11 (day and night)",
    "Call 08001111",
    "Text help to 85258",
    "Write to Noor@Lakeside.example.",
    "+41 (44) 123 45 67",
    "See help.example/young for more",
    "http://help.example/young/chat",
    "اتصل على ٩٩٩",
    "۹۹۹",
  ])("is kept by: %s", (text) => {
    expect(isKept(text)).toBe(true);
  });

  it.each([
    "Call us.",
    "In 1999 there were 9990 of them.",
    "Call 0800 999 1111.",
    "Call 10800 1111.",
    "Write to not.noor@lakeside.example",
    "Write to noor@lakeside.example.org",
    "See nohelp.example/young",
    "",
  ])("is not kept by: %s", (text) => {
    expect(isKept(text)).toBe(false);
  });

  it("is kept by any words where there is nothing to turn to", () => {
    expect(isKept("Go to the nearest people.", EMPTY_FACTS)).toBe(true);
    expect(isKept(" ", EMPTY_FACTS)).toBe(false);
  });

  it("does not look for numbers of one or two digits, which stand in many texts", () => {
    const services = [
      { id: "a", use: "emergency", name: "A", phone: "17", checked: "2026-11-22" },
    ] as const;

    expect(
      isKept("Go to the nearest people.", {
        ...EMPTY_FACTS,
        services: { country: "sn", services },
      }),
    ).toBe(true);
    expect(isKept("", { ...EMPTY_FACTS, services: { country: "sn", services } })).toBe(false);
  });
});
