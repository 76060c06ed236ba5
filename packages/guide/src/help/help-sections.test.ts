import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entryForTests } from "./entry-for-tests.ts";
import { readHelpDirectory } from "./help-directory.ts";
import { hasFewRoutes, helpSections } from "./help-sections.ts";
import { openingOf } from "./opening.ts";
import { readTimeZones } from "./time-zones.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/data/${name}`, import.meta.url), "utf8"));
const { countries, entriesOf } = readHelpDirectory(read("help-directory.json"));
const zones = readTimeZones(read("time-zones.json"));

const now = Date.parse("2026-11-23T02:00Z");
const sectionsOf = (country: string) =>
  helpSections(entriesOf(country), (entry) => openingOf(entry, zones.get(country) ?? [], now));

describe("helpSections", () => {
  it("puts danger first and someone to talk to next", () => {
    expect(sectionsOf("gb").map(({ name }) => name)).toEqual([
      "danger",
      "talk",
      "talk-adult",
      "police",
      "remove",
      "hotline",
      "advice",
      "adults",
      "legal",
      "school",
    ]);
  });

  it("gives an adult who is threatened a section that a child is not sent to, apart from other adults", () => {
    const idsIn = (wanted: string) =>
      sectionsOf("gb")
        .filter(({ name }) => name === wanted)
        .flatMap(({ entries }) => entries.map(({ id }) => id));

    expect(idsIn("talk-adult")).toEqual(["gb-revenge-porn-helpline"]);
    expect(idsIn("adults")).toEqual(["gb-stop-it-now"]);
  });

  it("loses no entry of any country, and shows none twice", () => {
    for (const country of countries) {
      const shown = sectionsOf(country).flatMap(({ entries }) => entries);
      expect(shown).toHaveLength(entriesOf(country).length);
      expect(new Set(shown)).toEqual(new Set(entriesOf(country)));
    }
  });

  it("shows what is open now first, then what may be open, then what is closed", () => {
    const entries = [
      entryForTests({ id: "closed", open: [{ days: ["mon"], from: "09:00", to: "17:00" }] }),
      entryForTests({ id: "unknown", alwaysOpen: null }),
      entryForTests({ id: "open-in-part", alwaysOpen: true, place: "The North" }),
      entryForTests({ id: "open", alwaysOpen: true }),
    ];
    const [talk] = helpSections(entries, (entry) => openingOf(entry, ["Etc/UTC"], now));

    expect(talk?.entries.map(({ id }) => id)).toEqual([
      "open",
      "open-in-part",
      "unknown",
      "closed",
    ]);
  });

  it("keeps lines for adults, and for people worried about themselves, from those for a child", () => {
    const talk = sectionsOf("gb").find(({ name }) => name === "talk")?.entries ?? [];

    expect(talk.map(({ id }) => id)).toContain("gb-childline");
    expect(talk.map(({ id }) => id)).not.toContain("gb-stop-it-now");
    expect(talk.filter(({ audience }) => audience !== "any" && audience !== "child")).toEqual([]);
  });
});

describe("hasFewRoutes", () => {
  it("counts neither the emergency number nor help for schools", () => {
    const emergency = entryForTests({ kind: "emergency" });
    const school = entryForTests({ audience: "school" });
    const line = entryForTests();

    expect(hasFewRoutes([emergency, emergency, school, line])).toBe(true);
    expect(hasFewRoutes([emergency, line, line])).toBe(false);
  });
});
