import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeLetter } from "./compose-letter.ts";
import { AGE_BANDS, CONSIDERATIONS, type Consideration, type LetterFacts, TONES } from "./facts.ts";
import type { LetterWords } from "./letter.ts";
import { LETTER_KINDS } from "./letter-kind.ts";
import type { LetterTables } from "./letter-tables.ts";
import { missingTexts } from "./missing-texts.ts";
import type { LetterRow } from "./row.ts";
import { ORDER } from "./rules/order.ts";
import { EMPTY_FACTS, FULL_FACTS } from "./testing/facts-for-tests.ts";
import { textsOf, wordsWith } from "./testing/words-for-tests.ts";

const row = (
  id: string,
  element: LetterRow["element"],
  parts: Partial<LetterRow> = {},
): LetterRow => ({
  id,
  element,
  letters: ["all-parents"],
  ...parts,
});

const SUBJECT = row("a.subject", "subject");

/** What a letter of these rows reads as, element by element. */
function composed(
  texts: Readonly<Record<string, string>>,
  rows: readonly LetterRow[],
  facts = FULL_FACTS,
) {
  const tables: LetterTables = { order: ORDER, rows: [SUBJECT, ...rows] };
  const words = wordsWith({ "a.subject": "Subject", ...texts });
  const [, ...elements] = composeLetter(facts, words, tables).elements;
  return elements.map(({ id, text }) => `${id}: ${text}`);
}

const what = (text: string, facts: LetterFacts = FULL_FACTS) =>
  composed({ "a.what": text }, [row("a.what", "what")], facts)[0]?.slice("what: ".length);

describe("composeLetter", () => {
  it("puts elements in the order of the letter, and the texts of each in that of the rows", () => {
    const rows = [row("a.two", "talk"), row("a.one", "what"), row("a.three", "talk")];

    expect(composed({ "a.one": "One.", "a.two": "Two.", "a.three": "Three." }, rows)).toEqual([
      "what: One.",
      "talk: Two.\nThree.",
    ]);
  });

  it("leaves out an element without a row that holds, or whose lines have vanished", () => {
    const rows = [row("a.one", "what", { when: { tone: "warm" } }), row("a.two", "talk")];

    expect(composed({ "a.one": "One.", "a.two": "{talk}" }, rows, EMPTY_FACTS)).toEqual([]);
  });

  it("makes a paragraph of each line, without empty ones between", () => {
    expect(what("One.\n\n- Two.\n  \n- Three.")).toBe("One.\n- Two.\n- Three.");
  });

  it("says what the school gave, days and countries in words", () => {
    expect(what("{school}, {signer}, {signer-role}, {lead}, {season}, {emergency}")).toBe(
      "Lakeside School, R. Amsler, Head of School, Noor Haddad, Ramadan, 117",
    );
    expect(what("{day}, {review-day}, {country}")).toBe(
      "November 28, 2026, February 1, 2027, Switzerland",
    );
  });

  it("reviews a letter after a year, where the school says nothing else", () => {
    expect(what("{review-day}", { ...FULL_FACTS, reviewDay: "" })).toBe("November 28, 2027");
  });

  it("shows a blank for everything that is missing, so that no hole is silent", () => {
    expect(
      what(
        "{school} {signer} {signer-role} {lead} {day} {review-day} {country} {season} {emergency}",
        EMPTY_FACTS,
      ),
    ).toBe(
      "[school] [signer] [role] [lead] [day] [review day] [country] [season] [emergency number]",
    );
  });

  it("shows the blank of a name that no fact answers", () => {
    const texts = { "a.what": "Dear {family-name},", "blank.family-name": "[family]" };

    expect(composed(texts, [row("a.what", "what")])).toEqual(["what: Dear [family],"]);
    expect(() => what("Dear {nobody},")).toThrow("Cannot find the text blank.nobody");
  });

  it("keeps what a school typed in its sentence, braces and line ends too", () => {
    const facts = { ...FULL_FACTS, school: "Lake\n- side {day} School", day: "" };

    expect(what("At {school}.", facts)).toBe("At Lake - side {day} School.");
  });

  it("makes lists of people and services, each with how to reach it", () => {
    expect(
      what("Here:\n\n{contacts}\n\n{emergency-lines}\n{talk}\n{police}\n{hotlines}\n{removal}"),
    ).toBe(
      [
        "Here:",
        "- Noor Haddad, safeguarding lead: call +41 44 123 45 67, noor@lakeside.example (07:30–18:00)",
        "- Ben Ott, deputy: ben@lakeside.example",
        "- Emergency: call 117",
        "- Pro Juventute: call 147 (day and night)",
        "- Police: police.example",
        "- Hotline: hotline.example",
        "- Remove: remove.example",
      ].join("\n"),
    );
  });

  it("names each home country before its lines", () => {
    expect(what("{homes}")).toBe(
      [
        "United Kingdom",
        "- Emergency: call 999",
        "- Childline: call 0800 1111 (up to 18 years)",
      ].join("\n"),
    );
  });

  it("refuses lines inside a sentence, where they would break it", () => {
    expect(() => what("Call {talk} now.")).toThrow("it needs a line of its own");
  });

  it("refuses a letter that does not begin with its subject", () => {
    const tables = { order: ORDER, rows: [row("a.what", "what")] };

    expect(() => composeLetter(FULL_FACTS, wordsWith({ "a.what": "One." }), tables)).toThrow(
      "Cannot compose all-parents: it begins with what",
    );
  });
});

describe("every letter in English", () => {
  const folder = fileURLToPath(new URL("../../../content/letters/en", import.meta.url));
  const texts = globSync("*.md", { cwd: folder }).map((file) =>
    textsOf(basename(file, ".md"), readFileSync(`${folder}/${file}`, "utf8")),
  );
  const words: LetterWords = {
    language: "en",
    direction: "ltr",
    isReviewed: false,
    texts: Object.assign({}, ...texts),
  };

  const anyFacts: fc.Arbitrary<LetterFacts> = fc
    .record({
      letter: fc.constantFrom(...LETTER_KINDS),
      tone: fc.constantFrom(...TONES),
      ageBand: fc.constantFrom(...AGE_BANDS),
      considerations: fc.subarray([...CONSIDERATIONS]).map((all) => new Set<Consideration>(all)),
      given: fc.record(
        Object.fromEntries(Object.keys(FULL_FACTS).map((name) => [name, fc.boolean()])),
      ),
    })
    .map(({ given, ...chosen }) => {
      const names = Object.keys(FULL_FACTS).filter((name) => given[name]);
      const full = Object.fromEntries(
        Object.entries(FULL_FACTS).filter(([name]) => names.includes(name)),
      );
      return { ...EMPTY_FACTS, ...full, ...chosen };
    });

  it.each(LETTER_KINDS)("has every text that it could ask for: %s", (kind) => {
    expect(missingTexts(kind, words)).toEqual([]);
  });

  it("begins with its subject, one line, and leaves nothing in braces, whatever the facts", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { elements } = composeLetter(facts, words);

        expect(elements[0]?.id).toBe("subject");
        expect(elements[0]?.text).not.toContain("\n");
        expect(elements.filter(({ text }) => /[{}]|^\s*$/m.test(text))).toEqual([]);
        expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("announces no lines that do not come", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const lines = composeLetter(facts, words).elements.flatMap(({ id, text }) =>
          id === "where-to-call" ? text.split("\n") : [],
        );

        const after = lines.flatMap((line, at) =>
          line.endsWith(":") ? [lines[at + 1] ?? ""] : [],
        );
        expect(after.filter((line) => line === "" || line.endsWith(":"))).toEqual([]);
      }),
    );
  });
});
