import { describe, expect, it } from "vitest";
import {
  type Answers,
  answersBefore,
  areContradictory,
  listOf,
  nextStep,
  parseStep,
  readAnswers,
} from "./answers.ts";

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const ADULT: Answers = { whose: "here", pictured: "adult", now: "adult" };

describe("readAnswers", () => {
  it("takes known choices and nothing else", () => {
    const form = formOf({ whose: "here", pictured: "12", now: "adult", name: "Sam" });

    expect(readAnswers(form)).toEqual({ whose: "here", now: "adult" });
  });

  it("lets a button change what the form carries", () => {
    const form = formOf({ whose: "gone" });
    form.append("whose", "here");

    expect(readAnswers(form)).toEqual({ whose: "here" });
  });
});

describe("nextStep", () => {
  it.each<[string, Answers, string]>([
    ["asks whose picture it is first", {}, "whose"],
    ["leads helpers to the page for them", { whose: "other" }, "other"],
    ["leads people without the picture to other ways", { whose: "gone" }, "gone"],
    ["asks for both ages", { whose: "here", pictured: "adult" }, "ages"],
    ["asks again for ages that cannot be", { ...ADULT, now: "under-18" }, "ages"],
    ["shows the official services before this exchange", ADULT, "official"],
    ["then shows this exchange", { ...ADULT, official: "seen" }, "here"],
    ["then lets pictures be chosen", { ...ADULT, official: "seen", here: "seen" }, "pictures"],
    [
      "asks which pictures come first when some are of each kind",
      { ...ADULT, pictured: "both", official: "seen", here: "seen" },
      "here",
    ],
  ])("%s", (_, answers, step) => {
    expect(nextStep(answers)).toBe(step);
  });

  it("never reaches the pictures of someone else", () => {
    for (const whose of ["other", "gone"] as const) {
      expect(nextStep({ ...ADULT, official: "seen", here: "seen", whose })).toBe(whose);
    }
  });
});

describe("answersBefore", () => {
  it("forgets what a step and those after it had asked", () => {
    const answers: Answers = { ...ADULT, official: "seen", here: "seen" };

    expect(answersBefore("whose", answers)).toEqual([]);
    expect(answersBefore("ages", answers)).toEqual([["whose", "here"]]);
    expect(answersBefore("here", answers)).toEqual([
      ["whose", "here"],
      ["pictured", "adult"],
      ["now", "adult"],
      ["official", "seen"],
    ]);
  });
});

describe("listOf", () => {
  it("puts someone unsure on the more careful list", () => {
    expect(listOf({ pictured: "unsure" })).toBe("under-18");
    expect(listOf({ pictured: "unsure", list: "adult" })).toBe("under-18");
  });

  it("lets only those with pictures of both kinds choose", () => {
    expect(listOf({ pictured: "both", list: "adult" })).toBe("adult");
    expect(listOf({ pictured: "under-18", list: "adult" })).toBe("under-18");
    expect(listOf({ pictured: "both" })).toBeUndefined();
    expect(listOf({})).toBeUndefined();
  });
});

describe("areContradictory", () => {
  it("is so only for someone under 18 now who says 18 or over then", () => {
    expect(areContradictory({ pictured: "both", now: "under-18" })).toBe(true);
    expect(areContradictory({ pictured: "unsure", now: "under-18" })).toBe(false);
    expect(areContradictory({ pictured: "adult", now: "adult" })).toBe(false);
  });
});

describe("parseStep", () => {
  it("knows the steps and nothing else", () => {
    expect(parseStep("ages")).toBe("ages");
    expect(parseStep("constructor")).toBeUndefined();
    expect(parseStep(null)).toBeUndefined();
  });
});
