import { expect, it } from "vitest";
import { firstMissing } from "./first-missing.ts";

it("Lines are found in order, however they were broken and marked", () => {
  const text = "Dear\nparents,\n• Call \u202a+41 44\u202c now.\n";

  expect(firstMissing(text, ["Dear parents,", "Call +41 44 now."])).toBeUndefined();
});

it("A line that is missing, or stands too early, is named", () => {
  expect(firstMissing("one\ntwo", ["one", "three"])).toBe("three");
  expect(firstMissing("two\none", ["one", "two"])).toBe("two");
});

it("The same line twice has to be there twice", () => {
  expect(firstMissing("one two", ["one", "one"])).toBe("one");
});
