import { readFileSync } from "node:fs";
import { unknownSettings } from "@holdfast/settings";
import { expect, it } from "vitest";
import { runCommand } from "../testing/run-command.ts";
import { OWN_SETTINGS } from "./own-settings.ts";

const namesIn = (text: string) => [...new Set(text.match(/HOLDFAST_MATCH_[A-Z_]*[A-Z]/g))].sort();

it("every setting that is read is known, and no other", () => {
  const config = readFileSync(new URL("../config.ts", import.meta.url), "utf8");

  expect(namesIn(config)).toEqual([...OWN_SETTINGS.known].sort());
});

it("--help explains every setting", async () => {
  const { out } = await runCommand(["--help"], {});

  const help = out.join("\n").replace("_HOST, _PORT", "_HOST, HOLDFAST_MATCH_PORT");
  expect(namesIn(help)).toEqual([...OWN_SETTINGS.known].sort());
});

it("--help names what only serve and sync read under a heading of theirs", async () => {
  const { out } = await runCommand(["--help"], {});

  const theirs = /\nFor serve and sync[^\n]*\n((?: [^\n]*\n)*)/.exec(out.join("\n"))?.[1] ?? "";
  expect(namesIn(theirs)).toEqual(["HOLDFAST_MATCH_DRY_RUN", "HOLDFAST_MATCH_WHEN_UNAVAILABLE"]);
});

it("a misspelt setting is named with the nearest, without its value", async () => {
  const { said } = await runCommand(["--help"], { HOLDFAST_MATCH_WORKRES: "planted" });

  expect(said).toBe(
    "There is no setting HOLDFAST_MATCH_WORKRES; the nearest is HOLDFAST_MATCH_WORKERS",
  );
});

it("settings of ours and of other programs are passed", () => {
  const env = { HOLDFAST_MATCH_DATA: "d", HOLDFAST_PORT: "1", A: "" };

  expect(unknownSettings(env, OWN_SETTINGS)).toEqual([]);
});
