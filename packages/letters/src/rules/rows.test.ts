import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeLetter } from "../compose-letter.ts";
import { AGE_BANDS, CONSIDERATIONS, type LetterFacts, TONES } from "../facts.ts";
import type { LetterWords } from "../letter.ts";
import { LETTER_KINDS, type LetterKind } from "../letter-kind.ts";
import { missingTexts } from "../missing-texts.ts";
import { type MustPhrases, mustsLost, mustsOf } from "../musts-lost.ts";
import { SERVICE_USES } from "../services.ts";
import { ROWS } from "./rows.ts";

const content = (place: string) => new URL(`../../../../content/letters/${place}`, import.meta.url);

/** The texts of a language by id, without the lines that name sources. */
function wordsOf(language: string): LetterWords {
  const texts = readdirSync(content(`${language}/`)).flatMap((file) => {
    const [, ...sections] = readFileSync(content(`${language}/${file}`), "utf8").split(/^## /m);
    return sections.map((section) => {
      const end = section.indexOf("\n");
      const text = section.slice(end).replace(/^Source:.*$/m, "");
      return [file.replace(/md$/, section.slice(0, end)), text.trim()] as const;
    });
  });
  const direction = language === "ar" ? "rtl" : "ltr";
  return { language, direction, isReviewed: false, texts: Object.fromEntries(texts) };
}

const phrasesOf = (language: string) =>
  JSON.parse(readFileSync(content(`rules/${language}.json`), "utf8")) as MustPhrases;

const ENGLISH = wordsOf("en");
const ARABIC = wordsOf("ar");

const SERVICES = SERVICE_USES.map((use) => ({
  id: use,
  use,
  name: "A line",
  phone: "116 111",
  checked: "2026-11-22",
}));

const FACTS: LetterFacts = {
  letter: "all-parents",
  tone: "formal",
  ageBand: "14-18",
  considerations: new Set(),
  school: "Hill School",
  signer: "Ann Lee",
  signerRole: "Head",
  contacts: [{ name: "Sam Roe", role: "Lead", phone: "+41 22 000 00 00", email: "", hours: "" }],
  day: "2026-11-28",
  reviewDay: "",
  season: "",
  services: { country: "ch", services: SERVICES },
  homeServices: [],
};

/** Every kind, tone and age, with no, each and all considerations, with and without services. */
function everyFacts(kinds: readonly LetterKind[]): LetterFacts[] {
  const considered = [[], ...CONSIDERATIONS.map((one) => [one]), CONSIDERATIONS];
  return kinds.flatMap((letter) =>
    TONES.flatMap((tone) =>
      AGE_BANDS.flatMap((ageBand) =>
        considered.flatMap((considerations) =>
          [SERVICES, []].map((services) => ({
            ...FACTS,
            ...{ letter, tone, ageBand, considerations: new Set(considerations) },
            services: { country: "ch", services },
          })),
        ),
      ),
    ),
  );
}

const textOf = (facts: LetterFacts, words = ENGLISH) =>
  composeLetter(facts, words)
    .elements.map(({ text }) => text)
    .join("\n");

describe("the rows of letters", () => {
  it("each has an id of its own, and a text in English", () => {
    const ids = ROWS.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !ENGLISH.texts[id])).toEqual([]);
  });

  it("leave no English text unused", () => {
    const ids = new Set(ROWS.map(({ id }) => id));
    const unused = Object.keys(ENGLISH.texts)
      .filter((id) => !/^(lines|blank)\./.test(id))
      .filter((id) => !ids.has(id));

    expect(unused).toEqual([]);
  });

  it("have every text that a letter could ask for, and in Arabic those of one letter", () => {
    expect(LETTER_KINDS.flatMap((kind) => missingTexts(kind, ENGLISH))).toEqual([]);
    expect(missingTexts("all-parents", ARABIC)).toEqual([]);
  });
});

describe.each(LETTER_KINDS)("%s", (kind) => {
  it("says its musts, whatever was chosen", () => {
    const lost = everyFacts([kind]).flatMap((facts) =>
      mustsLost(composeLetter(facts, ENGLISH), facts, phrasesOf("en")),
    );

    expect(lost).toEqual([]);
  });

  it("never says block before it says report", () => {
    const wrong = everyFacts([kind]).filter((facts) => {
      const [beforeBlock = "", ...rest] = textOf(facts).split(/\bblock/i);
      // Staff block nobody; what they say to a pupil comes from the lead.
      return rest.length === 0 ? kind !== "staff" : !/\breport/i.test(beforeBlock);
    });

    expect(wrong).toEqual([]);
  });

  it("names nothing but polite words where the families ask for that", () => {
    const text = textOf({ ...FACTS, letter: kind, considerations: new Set(["polite-words"]) });

    // Staff must know exactly what is meant.
    expect(/\b(nudes?|sex|sexual)\b/i.test(text)).toBe(kind === "staff");
  });

  it("reads differently for each tone or consideration that it knows", () => {
    const known = CONSIDERATIONS.filter((one) =>
      ROWS.some(
        ({ letters, when, unless }) =>
          letters.includes(kind) &&
          (when?.considers?.includes(one) || unless?.considers?.includes(one)),
      ),
    );
    const plain = textOf({ ...FACTS, letter: kind });
    const same = known.filter(
      (one) => textOf({ ...FACTS, letter: kind, considerations: new Set([one]) }) === plain,
    );

    expect(same).toEqual([]);
  });
});

/** What is urgent whoever is afraid of whom, by the words that say it. */
const URGENT = {
  "a meeting": /want to meet/i,
  "an adult known": /adult (is )?involved|adult (your child knows|you know)/i,
  "a life in danger": /afraid for their life|life in danger|hurting (yourself|themselves)/i,
  "never look": /never look|do not (look|copy)/i,
} as const;

const urgentIn = (facts: LetterFacts) =>
  Object.entries(URGENT).flatMap(([name, words]) => (words.test(textOf(facts)) ? [name] : []));

describe("what is urgent", () => {
  it("is said whatever is considered: a consideration adds, and never takes away", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LETTER_KINDS),
        fc.constantFrom(...AGE_BANDS),
        fc.constantFrom(SERVICES, []),
        fc.subarray([...CONSIDERATIONS]),
        (letter, ageBand, services, considered) => {
          const facts = { ...FACTS, letter, ageBand, services: { country: "ch", services } };
          const considerations = new Set(considered);

          expect(urgentIn({ ...facts, considerations })).toEqual(
            expect.arrayContaining(urgentIn(facts)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["staff", "14-18", ["a meeting", "an adult known", "a life in danger", "never look"]],
    ["boarding", "14-18", ["a meeting", "an adult known", "a life in danger", "never look"]],
    ["by-age", "3-7", ["a meeting", "a life in danger"]],
    ["by-age", "7-11", ["a meeting", "a life in danger"]],
    ["all-parents", "14-18", ["a meeting", "an adult known", "a life in danger", "never look"]],
    ["family", "14-18", ["a meeting", "an adult known", "a life in danger", "never look"]],
    ["older-pupils", "14-18", ["a meeting", "an adult known", "a life in danger"]],
    ["questions", "14-18", ["a meeting", "a life in danger", "never look"]],
    ["call-script", "14-18", ["a meeting", "a life in danger"]],
  ] as const)(
    "is there in %s, %s, with care about the law and the police",
    (letter, ageBand, names) => {
      for (const considered of [["fear-of-police"], ["legal-risk"]] as const) {
        const considerations = new Set(considered);
        expect(urgentIn({ ...FACTS, letter, ageBand, considerations })).toEqual(
          expect.arrayContaining([...names]),
        );
      }
    },
  );

  it("leads to the police or child protection at once when an adult is involved", () => {
    for (const letter of ["staff", "boarding"] as const) {
      const text = textOf({ ...FACTS, letter, considerations: new Set(CONSIDERATIONS) });

      expect(text).toContain("the lead calls the police or child protection at once");
      expect(text).toContain("Nobody speaks to that adult about it.");
    }
  });

  it("has no row that a consideration takes away without one that takes its place", () => {
    const alone = ROWS.filter(({ unless }) => unless?.considers).filter(
      ({ element, letters, unless }) =>
        !ROWS.some(
          (other) =>
            other.element === element &&
            letters.some((one) => other.letters.includes(one)) &&
            unless?.considers?.some((one) => other.when?.considers?.includes(one)),
        ),
    );

    // To keep a picture is no advice where the picture may count as an offence.
    expect(alone.map(({ id }) => id)).toEqual(["pupils.keep-own"]);
  });
});

describe("what a letter must not lose", () => {
  it("is said in Arabic, too", () => {
    const lost = everyFacts(["all-parents"]).flatMap((facts) =>
      mustsLost(composeLetter(facts, ARABIC), facts, phrasesOf("ar")),
    );

    expect(lost).toEqual([]);
  });

  it("is nobody to blame, do not pay, stay close and where to call for parents and hosts", () => {
    for (const kind of ["all-parents", "by-age", "boarding", "family", "call-script"] as const) {
      expect(mustsOf(kind)).toEqual(
        expect.arrayContaining(["no-blame", "do-not-pay", "supervision", "where-to-call"]),
      );
    }
    expect(LETTER_KINDS.filter((kind) => !mustsOf(kind).includes("where-to-call"))).toEqual([]);
    expect(LETTER_KINDS.filter((kind) => mustsOf(kind).includes("never-look"))).toEqual([
      "staff",
      "boarding",
    ]);
  });

  it.each([
    ["no-blame", "Nobody is to blame."],
    ["no-blame", "None of this is your child’s fault."],
    ["no-blame", "The blame lies with the person who threatens."],
    ["no-blame", "Your child has done nothing wrong."],
    ["do-not-pay", "Never pay."],
    ["do-not-pay", "Please don’t send any money."],
    ["do-not-pay", "Pay nothing."],
    ["supervision", "Keep them company."],
    ["supervision", "Do not leave your child alone."],
    ["supervision", "Please stay very close tonight."],
    ["never-look", "Staff must not view, copy or share the image."],
    ["keep", "Save the messages."],
    ["keep", "Nothing goes: please don’t delete it."],
    ["report", "Report this account in the game."],
    ["report", "Call the police."],
    ["pass-on", "Tell our safeguarding lead."],
    ["pass-on", "Please inform Noor Haddad, the lead, at once."],
  ] as const)("%s is known in a school's own words: %s", (must, text) => {
    expect(lostOf(text)).not.toContain(must);
  });

  it.each([
    ["no-blame", "It is partly their fault."],
    ["no-blame", "It is not clear whose fault it is."],
    ["do-not-pay", "Do not pay attention to rumours."],
    ["do-not-pay", "Pay them and it ends."],
    ["supervision", "The school is close to the station."],
    ["supervision", "Leave your child alone with it."],
    ["never-look", "Look at the picture first."],
    ["keep", "Delete the chat."],
    ["keep", "Do not keep the messages."],
    ["report", "The report was long."],
    ["report", "Do not tell the police."],
    ["pass-on", "The lead works on Mondays."],
    ["pass-on", "Do not tell the lead."],
  ] as const)("%s is not heard in: %s", (must, text) => {
    expect(lostOf(text)).toContain(must);
  });
});

it.each(
  LETTER_KINDS.flatMap((kind) =>
    mustsOf(kind)
      .filter(
        (must) =>
          must === "keep" || must === "report" || must === "pass-on" || must === "before-call",
      )
      .map((must) => [kind, must] as const),
  ),
)("%s: %s is missed when its part is left out", (kind, must) => {
  const facts = { ...FACTS, letter: kind };
  const letter = composeLetter(facts, ENGLISH);
  // Some letters say it a second time; that keeps it, as it should.
  const again: Readonly<Record<string, string>> = {
    "family keep": "do-not-say",
    "boarding report": "pass-on",
    "card keep": "subject",
  };
  const saying = [must, again[`${kind} ${must}`]];
  const without = {
    ...letter,
    elements: letter.elements.filter(({ id }) => !saying.includes(id)),
  };

  expect(mustsLost(without, facts, phrasesOf("en"))).toContain(must);
});

function lostOf(text: string) {
  const letter = { kind: "boarding", language: "en", direction: "ltr" } as const;
  const facts = { ...FACTS, letter: "boarding" } as const;
  return mustsLost({ ...letter, elements: [{ id: "what", text }] }, facts, phrasesOf("en"));
}

it("The card names someone to talk to before the emergency number", () => {
  const text = textOf({ ...FACTS, letter: "card" });
  const [, after = ""] = text.split("Thinking of hurting yourself?");

  expect(after).toMatch(
    /^ Talk to someone now\. A line: call 116 111\.\nIs a life in danger\? Call 116 111\./,
  );
});

it("Ages 7 to 11 have an opening of their own in both tones", () => {
  for (const tone of TONES) {
    const openings = AGE_BANDS.map((ageBand) =>
      composeLetter({ ...FACTS, letter: "by-age", tone, ageBand }, ENGLISH).elements.find(
        ({ id }) => id === "opening",
      ),
    );
    expect(new Set(openings.map((one) => one?.text)).size).toBe(AGE_BANDS.length);
  }
});

it("No letter promises that someone can be reached on days of faith: the school says who", () => {
  for (const [kind, words] of [
    ["all-parents", ENGLISH],
    ["all-parents", ARABIC],
    ["card", ENGLISH],
    ["older-pupils", ENGLISH],
    ["family", ENGLISH],
  ] as const) {
    for (const season of ["", "Ramadan"]) {
      const considerations = new Set(["faith-calendar"] as const);
      const facts = { ...FACTS, letter: kind, season, considerations };
      expect(textOf(facts, words)).toContain(words.texts["blank.reached-then"]);
    }
  }
});

it("No letter says of the whole world what the police of one country did", () => {
  for (const letter of LETTER_KINDS) {
    expect(textOf({ ...FACTS, letter })).not.toMatch(
      /(?<!United Kingdom, )\bpolice have (warned|asked)/i,
    );
  }
});

it("The first call asks whether home is safe before anything is said", () => {
  const { elements } = composeLetter({ ...FACTS, letter: "call-script" }, ENGLISH);

  expect(elements.slice(0, 2).map(({ id }) => id)).toEqual(["subject", "before-call"]);
});

it("Where the law may turn on a child, the police come last, with a word of care", () => {
  for (const letter of ["all-parents", "family"] as const) {
    const text = textOf({ ...FACTS, letter, considerations: new Set(["legal-risk"]) });

    expect(text).not.toContain(ENGLISH.texts["before.report-police"]);
    expect(text.indexOf("helpline first")).toBeLessThan(text.indexOf("The police"));
  }
});
