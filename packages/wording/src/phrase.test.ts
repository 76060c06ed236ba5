import { describe, expect, it } from "vitest";
import { phraseToSearch } from "./phrase.ts";

const finds = (phrase: string, text: string) => text.match(phraseToSearch(phrase))?.[0];

describe("phraseToSearch", () => {
  it.each([
    ["our", "It is Our page", "Our"],
    ["anonym*", "an anonymous line", "anonymous"],
    ["(bad|poor) choice", "a poor choice", "poor choice"],
    ["in any? trouble", "not in trouble, not in any trouble", "in trouble"],
    ["pay (them|the money)", "pay the money", "pay the money"],
    ["copy … picture", "copy that one, nude picture", "copy that one, nude picture"],
    ["don't", "don’t", "don’t"],
    ["100%", "it is 100% so", "100%"],
    ["(hang|gun)*", "guns", "guns"],
  ])("%s finds its words", (phrase, text, found) => {
    expect(finds(phrase, text)).toBe(found);
  });

  it.each([
    ["our", "hours, sour"],
    ["pay them", "pay. Them"],
    ["copy … picture", "copy one two three four five six picture"],
    ["copy … picture", "copy it. The picture"],
  ])("%s does not find %j", (phrase, text) => {
    expect(finds(phrase, text)).toBeUndefined();
  });

  it.each(["", "pay …", "pay them?", "pay (them", "pay them)"])("refuses %j", (phrase) => {
    expect(() => phraseToSearch(phrase)).toThrow("Cannot read the phrase");
  });
});
