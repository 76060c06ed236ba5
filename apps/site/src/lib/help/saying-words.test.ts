import { expect, it } from "vitest";
import { DIRECTORY } from "./directory.ts";
import { sayingForParents } from "./saying-words.ts";

it.each([
  ["The Trevor Project", "lgbtq"],
  ["Childhelp", "adults-too"],
  ["119 All", "adults-too"],
  ["Samaritans", undefined],
])("a parent is told of %s: %s", (name, saying) => {
  const entry = DIRECTORY.find((one) => one.name.includes(name));

  expect(entry && sayingForParents(entry)).toBe(saying);
});

it("what a parent is told of a line is one of the sentences that are translated for all", () => {
  const told = new Set(DIRECTORY.map((entry) => sayingForParents(entry)));

  expect([...told].sort()).toEqual(["adults-too", "family", "lgbtq", "parents", undefined]);
});
