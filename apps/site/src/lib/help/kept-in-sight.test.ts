import { helpSections } from "@holdfast/guide";
import { expect, it } from "vitest";
import { entriesOf } from "./directory.ts";
import { keptInSight } from "./kept-in-sight.ts";

const onPage = (country: string) =>
  helpSections(entriesOf(country), () => ({ kind: "unknown" })).flatMap(({ entries }) => entries);

it("keeps the emergency number, a line for anyone and one for the young", () => {
  const kept = [...keptInSight(onPage("gb"))];

  expect(kept.map(({ kind }) => kind)).toContain("emergency");
  expect(kept.filter(({ audience }) => audience === "child")).toHaveLength(1);
  expect(
    kept.filter(({ kind, audience }) => kind !== "emergency" && audience === "any"),
  ).toHaveLength(1);
});

it("never keeps a line for adults alone", () => {
  const kept = ["gb", "us", "fr", "de"].flatMap((country) => [...keptInSight(onPage(country))]);

  expect(kept.filter(({ minAge }) => (minAge ?? 0) >= 18)).toEqual([]);
});
