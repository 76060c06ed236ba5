import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { concernLines, takesConcern } from "./concern-lines.ts";
import { entryForTests } from "./entry-for-tests.ts";
import { readHelpDirectory } from "./help-directory.ts";
import { readTimeZones } from "./time-zones.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/data/${name}`, import.meta.url), "utf8"));
const { countries, entriesOf } = readHelpDirectory(read("help-directory.json"));
const zones = readTimeZones(read("time-zones.json"));
const sunday = Date.parse("2026-11-22T23:00Z");

describe("concernLines", () => {
  it("names no line for the young, for adults about themselves, or for thoughts of one's own", () => {
    const always = { alwaysOpen: true } as const;
    const entries = [
      entryForTests({ ...always, id: "child", audience: "child" }),
      entryForTests({ ...always, id: "to-25", maxAge: 25 }),
      entryForTests({ ...always, id: "from-18", audience: "adult", minAge: 18 }),
      entryForTests({ ...always, id: "own", audience: "adult", says: ["own-behaviour"] }),
      entryForTests({ ...always, id: "listens", kind: "crisis" }),
      entryForTests({ ...always, id: "police", kind: "police" }),
      entryForTests({ ...always, id: "parents", audience: "parent", says: ["parents"] }),
      entryForTests({ ...always, id: "protects", says: ["protects"] }),
      entryForTests({ ...always, id: "school", audience: "school", says: ["school-incident"] }),
      entryForTests({ ...always, id: "worried", kind: "crisis", says: ["adults-too"] }),
    ];
    const ids = concernLines(entries, [], sunday).map(({ entry }) => entry.id);

    expect(ids).toEqual(["protects", "school", "worried"]);
    expect(entries.filter(takesConcern)).toHaveLength(4);
  });

  it("gives the one that fits best, with when it opens, where none is open", () => {
    const lines = concernLines(entriesOf("gb"), zones.get("gb") ?? [], sunday);

    expect(lines).toMatchObject([
      {
        entry: { name: "Professionals Online Safety Helpline" },
        opening: { kind: "closed", opens: { day: "mon", at: "10:00" } },
      },
    ]);
  });

  it("is for no country a line of the directory that is for the young alone", () => {
    const all = [...countries].flatMap((country) =>
      concernLines(entriesOf(country), zones.get(country) ?? [], sunday),
    );

    expect(all.length).toBeGreaterThan(30);
    expect(all.filter(({ entry }) => entry.audience === "child" || entry.maxAge !== null)).toEqual(
      [],
    );
  });
});
