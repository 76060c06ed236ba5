import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerName,
  type Answers,
  CHOICES,
  type Happened,
  READERS,
  type Reader,
} from "./answers.ts";
import { losesChat } from "./apps/app-order.ts";
import type { Plan } from "./plan.ts";
import { planFor } from "./plan-for.ts";
import { QUESTIONS } from "./rules/questions.ts";
import { ROWS } from "./rules/rows.ts";
import { planWords } from "./testing/plan-words.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const WORDS = planWords(read("../../../content/en/plan.md"));
const SOURCES = JSON.parse(read("../../../content/data/sources.json")) as Readonly<
  Record<string, { read: string }>
>;

/** One app for each way of losing the chat, and one that rules name for another reason. */
const APPS = ["snapchat", "kik", "kakaotalk", "whatsapp", "grindr", "no-such-app", undefined];
const COUNTRIES = ["gb", "us", "ad", undefined];

const choiceOf = <N extends Exclude<keyof typeof CHOICES, "happened">>(name: N) =>
  fc.constantFrom<(typeof CHOICES)[N][number] | undefined>(...CHOICES[name], undefined);

const anyAnswers = fc
  .record({
    happened: fc.subarray([...CHOICES.happened]).map((values) => new Set<Happened>(values)),
    picture: choiceOf("picture"),
    wants: choiceOf("wants"),
    sender: choiceOf("sender"),
    home: choiceOf("home"),
    pictured: choiceOf("pictured"),
    ageNow: choiceOf("ageNow"),
    when: choiceOf("when"),
    hour: choiceOf("hour"),
    numbers: choiceOf("numbers"),
    app: fc.constantFrom(...APPS),
    country: fc.constantFrom(...COUNTRIES),
  })
  .map(withoutUnanswered);
const anyReader = fc.constantFrom(...READERS);

/** All combinations of the answers that move steps, with one thing that happened, or none. */
function* combinations(): Generator<Answers> {
  for (const sender of [...CHOICES.sender, undefined])
    for (const home of [...CHOICES.home, undefined])
      for (const wants of [...CHOICES.wants, undefined])
        for (const ageNow of [...CHOICES.ageNow, undefined])
          for (const app of ["snapchat", "kakaotalk", "grindr", undefined])
            for (const happened of [...CHOICES.happened, undefined])
              yield withoutUnanswered({
                sender,
                home,
                wants,
                ageNow,
                app,
                happened: new Set(happened === undefined ? [] : [happened]),
              });
}

function withoutUnanswered(answers: { readonly [N in keyof Answers]: Answers[N] | undefined }) {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined),
  ) as Answers;
}

/** Keys of texts whose English words match. */
function saying(pattern: RegExp): ReadonlySet<string> {
  return new Set([...WORDS].flatMap(([id, words]) => (pattern.test(words) ? [id] : [])));
}

const LEADS_TO_NUMBERS = saying(/\(page:help\)/);
const SENDS_HOME = saying(/\bparent|\bwake someone/i);
const SAYS_SENT = saying(/you sent/i);

/** What is wrong with a plan, in words; empty when nothing. */
function faultsOf(
  plan: Plan,
  reader: Reader,
  { app, home, sender, picture, happened }: Answers,
): string[] {
  const ids: readonly string[] = plan.steps.map(({ id }) => id);
  const texts = plan.steps.flatMap((step) => step.texts);
  const shown = new Set(texts);
  const says = (some: ReadonlySet<string>) => texts.some((id) => some.has(id));
  const together = ROWS.flatMap(({ id, never = [] }) =>
    shown.has(id) ? never.filter((other) => shown.has(other)) : [],
  );
  return [
    ids[0] === "safety" ? "" : "safety is not first",
    new Set(ids).size === ids.length ? "" : "a step stands there twice",
    shown.size === texts.length ? "" : "a text stands there twice",
    plan.steps.every((step) => step.texts.length > 1) ? "" : "a heading has nothing under it",
    ids.includes("block") && ids.indexOf("block") < ids.indexOf("report") ? "block first" : "",
    ids.includes("keep") &&
    losesChat(app) === "on-report" &&
    ids.indexOf("report") < ids.indexOf("keep")
      ? "the report would take the words away"
      : "",
    ids.includes("legal") && ids.indexOf("police") < ids.indexOf("legal")
      ? "police before law"
      : "",
    plan.steps.some(({ help }) => help.includes("talk") || help.includes("concern"))
      ? ""
      : "nobody to talk to",
    says(LEADS_TO_NUMBERS) ? "" : "no way to the numbers",
    (home === "not-safe" || (reader === "me" && sender === "adult-known")) && says(SENDS_HOME)
      ? "sends the person home"
      : "",
    picture === "perhaps-none" && says(SAYS_SENT) ? "says that one was sent" : "",
    happened?.has("hacked") && !happened.has("sent") && says(SAYS_SENT) ? "they took it" : "",
    together.length === 0 ? "" : `together: ${together.join()}`,
  ].filter((fault) => fault !== "");
}

describe("planFor", () => {
  it("is sound for all combinations of the answers that move steps", () => {
    const found = new Set<string>();
    let count = 0;
    for (const answers of combinations())
      for (const reader of READERS) {
        count++;
        const isTheirs = reader === "me" || reader === "friend";
        const asked = isTheirs ? answers : { ...answers, home: "safe" as const };
        for (const fault of faultsOf(planFor(reader, asked), reader, asked))
          found.add(`${reader}: ${fault} ${JSON.stringify(asked)}`);
      }

    expect([...found].slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThan(50_000);
  }, 60_000);

  it("is sound for any answers together", () => {
    fc.assert(
      fc.property(anyReader, anyAnswers, (reader, answers) => {
        const asked =
          reader === "me" || reader === "friend" ? answers : { ...answers, home: "safe" as const };
        expect(faultsOf(planFor(reader, asked), reader, asked)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  }, 60_000);

  it("asks who it is before the block, or says there what to do if they are near", () => {
    for (const reader of READERS)
      for (const sender of ["unsure", undefined] as const) {
        const { steps } = planFor(reader, sender && { sender });
        const block = steps.findIndex(({ id }) => id === "block");
        if (block < 0) continue;
        const asked = steps.findIndex(({ questions }) =>
          questions.some(({ id }) => id === "sender"),
        );

        expect(steps[block]?.texts.some((id) => id.startsWith("block-first-ask"))).toBe(true);
        expect(reader === "me" || asked < block).toBe(true);
      }
  });

  it("holds staff who saw the picture back from the report before it says how to report", () => {
    const { steps } = planFor("staff", { country: "us", happened: new Set(["seen"]) });

    expect(steps.find(({ id }) => id === "report")?.texts[1]).toBe("report-police-first");
  });

  it("gives the same plan for the same answers", () => {
    fc.assert(
      fc.property(anyReader, anyAnswers, (reader, answers) => {
        expect(planFor(reader, answers)).toEqual(planFor(reader, structuredClone(answers)));
      }),
    );
  });

  it("takes an odd way of leaving out an answer for leaving it out", () => {
    for (const reader of READERS) {
      const plan = planFor(reader);
      expect(planFor(reader, { happened: new Set() })).toEqual(plan);
      expect(planFor(reader, { app: "no-such-app", country: "zz" })).toEqual(plan);
      expect(planFor(reader, { app: "__proto__", country: "" })).toEqual(plan);
    }
  });

  it("believes the age now rather than an age in the picture that cannot be", () => {
    expect(planFor("me", { ageNow: "teen", pictured: "adult" })).toEqual(
      planFor("me", { ageNow: "teen", pictured: "under-18" }),
    );
  });
});

describe("the rows", () => {
  it("are each shown in some plan", () => {
    const shown = new Set<string>();
    const see = (plan: Plan) => {
      for (const text of plan.steps.flatMap(({ texts }) => texts)) shown.add(text);
    };
    for (const { readers, when = {}, unless = {} } of ROWS) {
      const { happened, ...others } = when;
      const given = Object.fromEntries(
        Object.entries(others).map(([name, values]) => [name, values?.[0]]),
      );
      for (const reader of readers)
        see(planFor(reader, { ...given, ...(happened && { happened: new Set(happened) }) }));
      expect(Object.keys(unless).length + Object.keys(when).length).toBeLessThan(8);
    }

    expect(ROWS.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it("have ids of their own, and name only rows and sources that there are", () => {
    const ids = ROWS.map(({ id }) => id);
    const named = ROWS.flatMap(({ never = [] }) => never);
    const sources = new Set(ROWS.flatMap((row) => row.sources));

    expect(new Set(ids).size).toBe(ids.length);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect([...sources].filter((id) => id !== "own" && SOURCES[id] === undefined)).toEqual([]);
  });

  it("rest on no fact that only one second-hand page tells", () => {
    const single = ROWS.filter(({ sources }) =>
      sources.every((id) => SOURCES[id]?.read === "single"),
    );

    expect(single.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    /life is at risk/,
    /run(s)? away/,
    /meeting/,
    /adult/,
    /under 13/,
    /an animal/,
    /abuse pictures/,
  ])("name %s to parents and to staff alike as a reason to call the police at once", (reason) => {
    const lists = ["police-parent-at-once", "police-school"].map((id) => WORDS.get(id));

    expect(lists).toEqual([expect.stringMatching(reason), expect.stringMatching(reason)]);
  });

  it("never tell anyone to pay", () => {
    const sentences = ROWS.flatMap(({ id }) => (WORDS.get(id) ?? "").split(/(?<=[.!?:])\s|\n/));
    const paying = sentences.filter((one) => /\b(pay|pays|paying|send (them )?money)\b/i.test(one));

    expect(paying.length).toBeGreaterThan(8);
    expect(
      paying.filter((one) => !/\b(not|never|nobody|nothing|did you pay|paying can)\b/i.test(one)),
    ).toEqual([]);
  });
});

describe("the questions", () => {
  it.each(QUESTIONS)(
    "$text changes a plan of each reader who is asked",
    ({ id, readers, choices }) => {
      const values = choices ?? (id === "app" ? ["snapchat"] : ["gb", "us"]);

      for (const reader of readers) {
        const plans = values.map((value) => textsOf(planFor(reader, answer(id, value))));
        const unanswered = textsOf(planFor(reader));
        // The page itself adds the numbers of a country and the card of an app.
        const isFilledByPage = id === "country" || id === "app";
        expect(isFilledByPage || plans.some((plan) => plan !== unanswered)).toBe(true);
      }
    },
  );

  it("say so when an answer puts a step above them", () => {
    const found: string[] = [];
    for (const question of QUESTIONS.filter(({ reorders }) => !reorders))
      for (const reader of question.readers)
        for (const value of question.choices ?? []) {
          const { steps } = planFor(reader, answer(question.id, value));
          const landing = steps.findIndex(({ questions }) => questions.includes(question));
          if (idsOf(steps, landing) !== idsOf(planFor(reader).steps, landing))
            found.push(`${reader}: ${question.id} ${value}`);
        }

    expect(found).toEqual([]);
  });

  it("ask first whether home is safe, where it is said whom to tell", () => {
    for (const reader of ["me", "friend"] as const) {
      const tell = planFor(reader).steps.find(({ id }) => id === "tell");
      expect(tell?.questions[0]?.id).toBe("home");
    }
    expect(WORDS.get("tell")).toMatch(/^An adult who is safe for you/);
  });

  it("stand in every plan of their readers, whatever was answered", () => {
    fc.assert(
      fc.property(anyReader, anyAnswers, (reader, answers) => {
        const asked = planFor(reader, answers).steps.flatMap(({ questions }) => questions);
        const all = QUESTIONS.filter(({ readers }) => readers.includes(reader));
        expect(new Set(asked)).toEqual(new Set(all));
      }),
    );
  });

  function answer(name: AnswerName, value: string): Answers {
    return { [name]: name === "happened" ? new Set([value]) : value };
  }

  /** The names of the steps that stand above a place. */
  function idsOf(steps: Plan["steps"], place: number): string {
    return steps
      .slice(0, place)
      .map(({ id }) => id)
      .join();
  }

  function textsOf({ steps }: Plan): string {
    return steps.flatMap(({ id, texts }) => [id, ...texts]).join();
  }
});
