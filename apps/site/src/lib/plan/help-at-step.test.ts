import { expect, it } from "vitest";
import { entriesOf } from "#lib/help/directory.ts";
import { isPolicePhone, policeFor } from "./help-at-step.ts";

const police = (country: string, ageNow?: "child" | "teen" | "adult") =>
  policeFor(entriesOf(country), "me", ageNow ? { ageNow } : {}).map(({ name }) => name);

it("police of the UK for children are not shown to adults", () => {
  const child = police("gb", "teen").filter((name) => !police("gb", "adult").includes(name));

  expect(police("gb").length).toBe(2);
  expect(child).toEqual([expect.stringContaining("CEOP")]);
});

it.each([
  ["us", "NCMEC CyberTipline"],
  ["ca", "Cybertip.ca"],
  ["nz", "Netsafe"],
])("a hotline of %s that takes reports of blackmail stands beside the police", (country, name) => {
  expect(police(country)).toContain(name);
});

it("a hotline about pictures alone is not where blackmail is reported", () => {
  expect(police("gb")).not.toContain("Internet Watch Foundation");
});

it.each([
  ["it", false],
  ["fr", false],
  ["gb", true],
  ["us", true],
])("in %s the police can be phoned: %s", (country, isThere) => {
  expect(policeFor(entriesOf(country), "parent", {}).some(isPolicePhone)).toBe(isThere);
});

it("police are those of the country alone", () => {
  expect(police("ad")).toEqual([]);
  expect(police("us").filter((name) => police("gb").includes(name))).toEqual([]);
});
