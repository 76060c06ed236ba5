import { describe, expect, it } from "vitest";
import { DIRECTORY } from "#lib/help/directory.ts";
import type { Words } from "#lib/words/words.ts";
import { serviceFacts } from "./service-facts.ts";

/** Words that say which text is asked for, with what is filled in. */
const say = (name: string, slots: object = {}) => [name, ...Object.values(slots)].join(" ");
const t = Object.assign(say, { place: { language: "en", country: "fr" } }) as unknown as Words;

const factsOf = (id: string) => {
  const entry = DIRECTORY.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`Cannot find ${id}`);
  return serviceFacts(entry, t);
};

describe("what to know of a service of one country", () => {
  it("is its language, its ages, and that nobody could check where the picture goes", () => {
    expect(factsOf("fr-disrupt")).toBe(
      "help.languages French. help.ages-from 18. take-down.picture-unknown",
    );
  });

  it("does not say twice where the picture goes", () => {
    expect(factsOf("gb-report-remove")).toBe("help.ages-to 17.");
  });
});
