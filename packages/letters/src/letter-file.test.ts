import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ELEMENT_IDS } from "./element-id.ts";
import { AGE_BANDS, CONSIDERATIONS, type Consideration, type LetterFacts, TONES } from "./facts.ts";
import type { Edits } from "./letter.ts";
import {
  MOST_CHARACTERS,
  MOST_CONTACTS,
  MOST_HOMES,
  parseLetterFile,
  type SavedLetter,
  writeLetterFile,
} from "./letter-file.ts";
import { LETTER_KINDS } from "./letter-kind.ts";
import { type CountryServices, SERVICE_USES, type Service } from "./services.ts";
import { FULL_FACTS } from "./testing/facts-for-tests.ts";

const SAVED: SavedLetter = {
  facts: FULL_FACTS,
  languages: ["en", "ar"],
  edits: {
    en: { what: { text: "Ours.", from: "What." }, calendar: { text: null, from: "Days." } },
    ar: {},
  },
  savedOn: "2026-11-28",
};

const text = (most: number) => fc.string({ unit: "grapheme", maxLength: Math.floor(most / 16) });
const name = text(MOST_CHARACTERS.name);
const phone = text(MOST_CHARACTERS.phone);
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const dayOrNone = fc.option(day, { nil: "" });
const country = fc.constantFrom("", "ch", "gb", "ae");
const age = fc.integer({ min: 0, max: 99 });

const anyService = fc.record<Service, "id" | "use" | "name" | "checked">(
  {
    id: fc.stringMatching(/^[a-z0-9-]{1,30}$/),
    use: fc.constantFrom(...SERVICE_USES),
    name,
    phone,
    text: phone,
    url: fc.webUrl({ size: "small" }),
    minAge: age,
    maxAge: age,
    alwaysOpen: fc.boolean(),
    place: name,
    checked: day,
  },
  { requiredKeys: ["id", "use", "name", "checked"] },
);

const anyServices: fc.Arbitrary<CountryServices> = fc.record({
  country,
  services: fc.array(anyService, { maxLength: 5 }),
});

const anyFacts: fc.Arbitrary<LetterFacts> = fc.record({
  letter: fc.constantFrom(...LETTER_KINDS),
  tone: fc.constantFrom(...TONES),
  ageBand: fc.constantFrom(...AGE_BANDS),
  considerations: fc.subarray([...CONSIDERATIONS]).map((all) => new Set<Consideration>(all)),
  school: name,
  signer: name,
  signerRole: name,
  contacts: fc.array(fc.record({ name, role: name, phone, email: name, hours: name }), {
    maxLength: MOST_CONTACTS,
  }),
  day: dayOrNone,
  reviewDay: dayOrNone,
  season: text(MOST_CHARACTERS.season),
  services: anyServices,
  homeServices: fc.array(anyServices, { maxLength: MOST_HOMES }),
});

const anyEdits: fc.Arbitrary<Edits> = fc.dictionary(
  fc.constantFrom(...ELEMENT_IDS),
  fc.record({ text: fc.option(text(1_000)), from: text(1_000) }),
  { maxKeys: 8, noNullPrototype: true },
);

const anySaved: fc.Arbitrary<SavedLetter> = fc.record({
  facts: anyFacts,
  languages: fc.constantFrom(["en"], ["en", "ar"], ["zh-Hans", "pt-BR"]),
  edits: fc.record({ en: anyEdits, ar: anyEdits }),
  savedOn: day,
});

/** The file of `SAVED` with something changed in its JSON. */
function parsedWith(change: (file: ReturnType<typeof JSON.parse>) => void) {
  const file = JSON.parse(writeLetterFile(SAVED));
  change(file);
  return parseLetterFile(JSON.stringify(file));
}

describe("a letter's file", () => {
  it("gives back what was written, whatever it is", () => {
    fc.assert(
      fc.property(anySaved, (saved) => {
        expect(parseLetterFile(writeLetterFile(saved))).toEqual(saved);
      }),
    );
  });

  it("says first what it is, on lines that people can read", () => {
    expect(writeLetterFile(SAVED)).toMatch(/^\{\n {2}"holdfastLetter": 1,\n/);
  });

  it("keeps the longest edit, and refuses to write what it could not read again", () => {
    const withEdit = (length: number) => ({
      ...SAVED,
      edits: { en: { what: { text: "x".repeat(length), from: "" } } },
    });

    expect(parseLetterFile(writeLetterFile(withEdit(10_000)))).toEqual(withEdit(10_000));
    expect(() => writeLetterFile(withEdit(10_001))).toThrow(RangeError);
  });

  it("refuses more than 200,000 characters, written or read", () => {
    const long = Object.fromEntries(
      ELEMENT_IDS.map((id) => [id, { text: "x".repeat(8_000), from: "" }]),
    );

    expect(() => writeLetterFile({ ...SAVED, edits: { en: long } })).toThrow(RangeError);
    expect(parseLetterFile(writeLetterFile(SAVED) + " ".repeat(200_000))).toBeUndefined();
  });

  it.each(["", "{", "[]", "null", "1", '{"holdfastLetter":1}'])("does not read %j", (other) => {
    expect(parseLetterFile(other)).toBeUndefined();
  });

  it.each<[string, (file: ReturnType<typeof JSON.parse>) => void]>([
    ["another version", (file) => Object.assign(file, { holdfastLetter: 2 })],
    ["a field nobody knows", (file) => Object.assign(file, { picture: "x" })],
    ["a fact nobody knows", (file) => Object.assign(file.facts, { pupil: "x" })],
    ["a contact with more", (file) => Object.assign(file.facts.contacts[0], { home: "x" })],
    ["a service with more", (file) => Object.assign(file.facts.services.services[0], { x: "x" })],
    [
      "a service at home with more",
      (file) => Object.assign(file.facts.homeServices[0].services[0], { x: 1 }),
    ],
    ["an element nobody knows", (file) => Object.assign(file.edits.en, { picture: "x" })],
    ["a long name", (file) => Object.assign(file.facts, { school: "x".repeat(201) })],
    [
      "an address that is not of the web",
      (file) => Object.assign(file.facts.services.services[2], { url: "javascript:alert(1)" }),
    ],
    ["a language that is none", (file) => Object.assign(file.edits, { "<b>": {} })],
    ["three languages", (file) => Object.assign(file, { languages: ["en", "ar", "de"] })],
    ["edits of three languages", (file) => Object.assign(file.edits, { de: {} })],
    ["a day that is none", (file) => Object.assign(file.facts, { day: "today" })],
    [
      "too many contacts",
      (file) => Object.assign(file.facts, { contacts: Array(11).fill(file.facts.contacts[0]) }),
    ],
  ])("does not read %s", (_, change) => {
    expect(parsedWith(() => undefined)).toEqual(SAVED);
    expect(parsedWith(change)).toBeUndefined();
  });
});
