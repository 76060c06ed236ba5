import { describe, expect, it } from "vitest";
import { COUNTRIES, entriesOf } from "./directory.ts";
import { helpSections } from "./help-sections.ts";

describe("helpSections", () => {
  it("puts danger first and someone to talk to next", () => {
    const names = helpSections(entriesOf("gb")).map(({ name }) => name);

    expect(names).toEqual(["danger", "talk", "police", "remove", "hotline", "advice", "school"]);
  });

  it("loses no entry of any country", () => {
    for (const country of COUNTRIES) {
      const shown = helpSections(entriesOf(country)).flatMap(({ entries }) => entries);
      expect(new Set(shown)).toEqual(new Set(entriesOf(country)));
    }
  });

  it("shows lines that are always open before the others", () => {
    const talk = helpSections(entriesOf("gb")).find(({ name }) => name === "talk");
    const open = talk?.entries.map(({ alwaysOpen }) => alwaysOpen === true) ?? [];

    expect(open).toEqual([...open].sort((one, other) => Number(other) - Number(one)));
    expect(open).toContain(false);
  });
});
