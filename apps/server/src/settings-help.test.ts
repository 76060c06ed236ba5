import { readFileSync } from "node:fs";
import { unknownSettings } from "@holdfast/settings";
import { expect, it } from "vitest";
import { OWN_SETTINGS, settingsHelp } from "./settings-help.ts";

const namesIn = (text: string) => [...new Set(text.match(/HOLDFAST_[A-Z0-9_]*[A-Z0-9]/g))].sort();

it("--help tells every setting that the README lists", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

  expect(namesIn(settingsHelp())).toEqual(namesIn(readme));
});

it("a misspelt setting is named with the nearest, without its value", () => {
  expect(unknownSettings({ HOLDFAST_PUBLIK_URL: "https://planted.example" }, OWN_SETTINGS)).toEqual(
    ["There is no setting HOLDFAST_PUBLIK_URL; the nearest is HOLDFAST_PUBLIC_URL"],
  );
});

it("settings of ours and of the other programs are passed", () => {
  const env = {
    HOLDFAST_PORT: "1",
    HOLDFAST_MATCH_DATA: "d",
    HOLDFAST_PRACTICE_PORTS: "",
    HOLDFAST_PSEUDO_LANGUAGES: "1",
    A: "",
  };

  expect(unknownSettings(env, OWN_SETTINGS)).toEqual([]);
});
