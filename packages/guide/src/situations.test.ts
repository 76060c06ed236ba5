import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planFor } from "./plan-for.ts";
import { ROWS } from "./rules/rows.ts";
import { planWords } from "./testing/plan-words.ts";
import { readSituations } from "./testing/read-situations.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

const SITUATIONS = readSituations(read("../situations.md"));
const WORDS = planWords(read("../../../content/en/plan.md"));
const APPS = new Set(
  (
    JSON.parse(read("../../../content/data/platforms.json")) as { platforms: { id: string }[] }
  ).platforms.map(({ id }) => id),
);
const COUNTRIES = new Set(
  (
    JSON.parse(read("../../../content/data/help-directory.json")) as {
      entries: { country: string }[];
    }
  ).entries.map(({ country }) => country.toLowerCase()),
);
const TEXTS = new Set(ROWS.map(({ id }) => id));

it("there are at least sixty situations, of every reader", () => {
  expect(SITUATIONS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(SITUATIONS.map(({ reader }) => reader)).size).toBe(5);
});

it("a friend who got the picture is told no less for saying so", () => {
  const words = planFor("friend", { happened: new Set(["seen"]) })
    .steps.flatMap(({ texts }) => texts)
    .map((id) => WORDS.get(id))
    .join(" ");

  expect(words).toMatch(/who sent it.*report the message.*mute the group/);
  expect(words).toMatch(/an adult or the police today/);
});

describe.each(SITUATIONS)("$name", ({ reader, answers, ...expected }) => {
  const { steps } = planFor(reader, answers);
  const texts = steps.flatMap((step) => step.texts);

  it("names an app and a country that there are, and texts that there are", () => {
    expect(answers.app === undefined || APPS.has(answers.app)).toBe(true);
    expect(answers.country === undefined || COUNTRIES.has(answers.country)).toBe(true);
    expect(expected.mustBe.filter((id) => !TEXTS.has(id))).toEqual([]);
  });

  it("begins with its five steps, in order", () => {
    expect(steps.slice(0, 5).map(({ id }) => id)).toEqual(expected.firstFive);
  });

  it("says what it must, and nothing that it must not", () => {
    const names = new Set<string>([...steps.map(({ id }) => id), ...texts]);
    const said = ` ${texts.map((id) => WORDS.get(id)).join("\n")} `.toLowerCase();

    expect(expected.mustBe.filter((id) => !names.has(id))).toEqual([]);
    expect(expected.mustNotBe.filter((id) => isThere(id))).toEqual([]);
    expect(expected.mustNotSay.filter((words) => said.includes(words))).toEqual([]);

    /** A name of both a step and a text means the text: the step is known by its heading. */
    function isThere(id: string): boolean {
      return TEXTS.has(id) ? texts.includes(id) : names.has(id);
    }
  });
});
