import { describe, expect, it } from "vitest";
import { unknownSettings } from "./unknown-settings.ts";

const OWN = { known: ["OUR_DATA", "OUR_HOST", "OUR_PORT"], ours: /^OUR_/ };

const warnings = (name: string) => unknownSettings({ [name]: "planted" }, OWN);

describe("unknownSettings", () => {
  it.each([
    ["one letter is another", "OUR_PIRT", "OUR_PORT"],
    ["one is left out", "OUR_PRT", "OUR_PORT"],
    ["one is too many", "OUR_HOOST", "OUR_HOST"],
    ["two have changed places", "OUR_HOTS", "OUR_HOST"],
  ])("names the nearest when %s, without the value", (_, name, nearest) => {
    expect(warnings(name)).toEqual([`There is no setting ${name}; the nearest is ${nearest}`]);
  });

  it("passes settings that are known, even empty ones, and variables of others", () => {
    expect(unknownSettings({ OUR_PORT: "1", OUR_DATA: "", THEIR_PRT: "1" }, OWN)).toEqual([]);
  });

  it("warns of each, in the order of the environment", () => {
    const env = { OUR_HOTS: "", OUR_PORT: "", OUR_DATE: "" };

    expect(unknownSettings(env, OWN).map((warning) => warning.split("; ")[0])).toEqual([
      "There is no setting OUR_HOTS",
      "There is no setting OUR_DATE",
    ]);
  });
});
