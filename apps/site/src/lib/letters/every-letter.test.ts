import { fileURLToPath } from "node:url";
import {
  AGE_BANDS,
  CONSIDERATIONS,
  type CountryServices,
  composeLetter,
  LETTER_KINDS,
  type LetterFacts,
  type LetterWords,
  letterText,
  missingTexts,
  mustsLost,
  TONES,
  watchWording,
} from "@holdfast/letters";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLetters } from "../../../vite/read-letters.ts";
import { readSources } from "../../../vite/sources.ts";
import { allServices } from "./all-services.ts";

const CONTENT = fileURLToPath(new URL("../../../../../content", import.meta.url));
const letters = readLetters(CONTENT, readSources(CONTENT));
const english = languageOf("en");
const countries = allServices();

function languageOf(language: string) {
  const found = letters[language];
  if (found === undefined) throw new Error(`Cannot find letters in "${language}"`);
  const { texts, isReviewed, musts, rules } = found;
  const words: LetterWords = {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    isReviewed,
    texts,
  };
  return { words, musts, rules };
}

function factsOf(services: CountryServices, parts: Partial<LetterFacts> = {}): LetterFacts {
  return {
    letter: "all-parents",
    tone: "warm",
    ageBand: "11-14",
    considerations: new Set(),
    school: "",
    signer: "",
    signerRole: "",
    contacts: [],
    day: "2026-11-28",
    reviewDay: "",
    season: "",
    services,
    homeServices: [],
    ...parts,
  };
}

/** A letter and what may be wrong with it. */
function faultsOf(facts: LetterFacts, { words, musts } = english): string[] {
  const letter = composeLetter(facts, words);
  const name = `${facts.letter}, ${facts.tone}, ${facts.services.country}`;
  return [
    ...letter.elements
      .filter(({ text }) => text.trim() === "" || /[{}]|undefined|null/.test(text))
      .map(({ id }) => `${name}: a hole in ${id}`),
    ...mustsLost(letter, facts, musts).map((must) => `${name}: ${must} is lost`),
  ];
}

describe("every letter for every country", () => {
  it.each(LETTER_KINDS)(
    "%s composes without a hole and with all its musts",
    (letter) => {
      const bands = letter === "by-age" ? AGE_BANDS : (["11-14"] as const);
      const sets = [new Set<never>(), new Set(CONSIDERATIONS)];
      const faults = countries.flatMap((services) =>
        TONES.flatMap((tone) =>
          bands.flatMap((ageBand) =>
            sets.flatMap((considerations) =>
              faultsOf(factsOf(services, { letter, tone, ageBand, considerations })),
            ),
          ),
        ),
      );

      expect(countries.length).toBeGreaterThan(240);
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it.each(Object.keys(letters).filter((language) => language !== "en"))(
    "in %s whatever it offers composes, too",
    (language) => {
      const one = languageOf(language);
      const offered = LETTER_KINDS.filter((kind) => missingTexts(kind, one.words).length === 0);

      expect(offered).toContain("all-parents");
      expect(
        offered.flatMap((letter) =>
          countries.flatMap((services) => faultsOf(factsOf(services, { letter }), one)),
        ),
      ).toEqual([]);
    },
  );

  it("says who it is from and where to call, whatever a school is called and typed", () => {
    const line = fc
      .string({ minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(
        fc.constantFrom(...LETTER_KINDS),
        fc.constantFrom(...TONES),
        fc.constantFrom(...countries),
        fc.subarray([...CONSIDERATIONS]),
        line,
        (letter, tone, services, considered, school) => {
          const facts = factsOf(services, {
            letter,
            tone,
            school,
            considerations: new Set(considered),
            contacts: [{ name: "Lead", role: "", phone: "+41 44 123 45 67", email: "", hours: "" }],
          });
          const text = letterText(composeLetter(facts, english.words));
          expect(text).toContain("+41 44 123 45 67");
          expect(mustsLost(composeLetter(facts, english.words), facts, english.musts)).toEqual([]);
        },
      ),
    );
  });

  it("has no word of its own that it would point out in a school's", () => {
    const { words, rules } = english;
    if (rules === undefined) throw new Error("Cannot find the rules about wording");
    const found = LETTER_KINDS.flatMap((letter) =>
      watchWording(
        composeLetter(factsOf({ country: "ch", services: [] }, { letter }), words),
        rules,
      ),
    );

    expect(found).toEqual([]);
  });
});

describe("services of a letter", () => {
  const of = (country: string) => countries.find((one) => one.country === country)?.services ?? [];

  it("names the fingerprint services everywhere, and none that only hides", () => {
    for (const { services } of countries) {
      const remove = services.filter(({ use }) => use === "remove").map(({ id }) => id);
      expect(remove).toEqual(expect.arrayContaining(["int-take-it-down", "int-stopncii"]));
      expect(remove).not.toContain("int-google-search-removal");
    }
  });

  it("leads to a country's own removal service before those for the world", () => {
    const [first] = of("gb").filter(({ use }) => use === "remove");

    expect(first?.name).toContain("Report Remove");
  });

  it("calls a number that sends an ambulance when a life is in danger, or says that it is the police", () => {
    const danger = (country: string) =>
      composeLetter(
        factsOf({ country, services: of(country) }, { letter: "staff" }),
        english.words,
      ).elements.find(({ id }) => id === "supervision")?.text ?? "";

    expect(danger("ch")).toContain("call 112.");
    expect(danger("aw")).toContain("call 911.");
    for (const { country, services } of countries) {
      const numbers = services.filter(({ use, phone }) => use === "emergency" && phone);
      const isPolice = (reaches?: readonly string[]) => reaches?.join() === "police";
      if (numbers.length > 0 && numbers.every(({ reaches }) => isPolice(reaches))) {
        expect(danger(country)).toMatch(/\(police\)\.$/);
      }
    }
  });

  it("says what an emergency number is in the language of the letter", () => {
    const arabic = languageOf("ar").words;
    const text = letterText(composeLetter(factsOf({ country: "ch", services: of("ch") }), arabic));

    expect(text).toContain("الطوارئ");
    expect(text).not.toMatch(/emergency/i);
  });

  it("names no line about someone's own behaviour, nor one for schools", () => {
    const names = countries.flatMap(({ services }) => services.map(({ name }) => name));

    expect(names.filter((name) => /stop it now/i.test(name))).toEqual([]);
  });

  it("gives nobody a number to text that is only for people who cannot hear or speak", () => {
    const emergency = of("fr").filter(({ use }) => use === "emergency");

    expect(emergency.length).toBeGreaterThan(0);
    expect(emergency.filter(({ text }) => text !== undefined)).toEqual([]);
  });

  it("adds the lists of the world where a country has few lines to talk to", () => {
    const lists = of("td").filter(({ use }) => use === "talk");

    expect(lists.map(({ id }) => id)).toContain("int-child-helpline-international");
  });
});
