import { expect, it } from "vitest";
import { syllablesOf } from "./syllables.ts";

it.each([
  [1, "the you your made names asked stopped friend blame crime through lie called used"],
  [2, "picture people trouble someone nothing answer very doing needed wanted safely useful every"],
  [3, "another together idea video sexual remember reported beginning media threatening anyone"],
  [4, "information emergency situation security participant reptilian Australian"],
])("counts %i in words whose syllables are known", (syllables, words) => {
  const wrong = words.split(" ").filter((word) => syllablesOf(word) !== syllables);

  expect(wrong).toEqual([]);
});

it("counts at least one in anything", () => {
  expect(["x", "TV", "18", "PIN"].map(syllablesOf)).toEqual([1, 1, 1, 1]);
});
