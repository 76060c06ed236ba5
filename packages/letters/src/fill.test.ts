import { expect, it } from "vitest";
import { fill, placeholdersIn } from "./fill.ts";

it("fills every name, and leaves braces alone that come with a value", () => {
  expect(fill("{day}: {school}, {day}", (name) => `{${name}-value}`)).toBe(
    "{day-value}: {school-value}, {day-value}",
  );
});

it("tells the names in a text, each once", () => {
  expect(placeholdersIn("{day}: {review-day}, {day}")).toEqual(["day", "review-day"]);
});
