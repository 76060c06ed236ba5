import { expect, it } from "vitest";
import { sentAlong } from "./published-manifest.ts";

it("a package sends along what it names, but its README as it is here", () => {
  const files = ["dist", "native", "README.md"];

  expect(sentAlong({ name: "@holdfast/one", files })).toEqual(["dist", "native"]);
});

it("a package that names nothing is refused, and not sent without what was built", () => {
  expect(() => sentAlong({ name: "@holdfast/one" })).toThrow("Cannot pack @holdfast/one");
});
