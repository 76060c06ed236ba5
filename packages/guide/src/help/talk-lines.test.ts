import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entryForTests } from "./entry-for-tests.ts";
import { readHelpDirectory } from "./help-directory.ts";
import {
  isAdultPictureLine,
  isToTalkTo,
  talkLinesOpenNow,
  talkLinesPerhapsOpen,
  type Wanted,
} from "./talk-lines.ts";

const { entriesOf } = readHelpDirectory(
  JSON.parse(
    readFileSync(new URL("../../../../content/data/help-directory.json", import.meta.url), "utf8"),
  ),
);
const now = Date.parse("2026-11-23T02:00Z");
const idsOf = (lines: readonly { readonly entry: { readonly id: string } }[]) =>
  lines.map(({ entry }) => entry.id);

describe("talkLinesOpenNow", () => {
  it("leaves out what is closed, what has unknown hours, and what is not for a young person", () => {
    const lines = talkLinesOpenNow(
      [
        entryForTests({ id: "open", alwaysOpen: true }),
        entryForTests({ id: "closed", open: [{ days: ["mon"], from: "09:00", to: "17:00" }] }),
        entryForTests({ id: "unknown", alwaysOpen: null }),
        entryForTests({ id: "adults", alwaysOpen: true, audience: "adult" }),
        entryForTests({ id: "schools", alwaysOpen: true, audience: "school" }),
        entryForTests({ id: "own", alwaysOpen: true, says: ["own-behaviour"] }),
        entryForTests({ id: "police", alwaysOpen: true, kind: "police" }),
      ],
      ["Etc/UTC"],
      now,
    );

    expect(idsOf(lines)).toEqual(["open"]);
  });

  it("finds text and chat for someone who cannot talk", () => {
    const lines = talkLinesOpenNow(
      [
        entryForTests({ id: "phone", alwaysOpen: true }),
        entryForTests({ id: "text", alwaysOpen: true, sms: "85258" }),
      ],
      [],
      now,
      { ways: new Set(["text", "chat"]) },
    );

    expect(lines.map(({ entry, ways }) => [entry.id, [...ways]])).toEqual([["text", ["text"]]]);
  });

  it("sends an adult to no line for children, and to lines for adults", () => {
    const always = { alwaysOpen: true } as const;
    const entries = [
      entryForTests({ ...always, id: "child", audience: "child" }),
      entryForTests({ ...always, id: "to-18", audience: "child", maxAge: 18 }),
      entryForTests({ ...always, id: "to-35", maxAge: 35 }),
      entryForTests({ ...always, id: "any" }),
      entryForTests({ ...always, id: "adult", audience: "adult", says: ["blackmail"] }),
      entryForTests({ ...always, id: "own", audience: "adult", says: ["own-behaviour"] }),
      entryForTests({ ...always, id: "school", audience: "school" }),
    ];
    const ids = (wanted: Wanted) => idsOf(talkLinesOpenNow(entries, [], now, wanted));

    expect(ids({ ageNow: "adult" })).toEqual(["adult", "any", "to-35"]);
    expect(ids({ ageNow: "teen" })).toEqual(["child", "to-18", "to-35", "any"]);
    expect(ids({})).toEqual(ids({ ageNow: "teen" }));
  });

  it("counts a helpline that also takes reports as one, by what its source says of it", () => {
    const lines = entriesOf("ma").filter((entry) => isToTalkTo(entry));

    expect(lines.map(({ id }) => id)).toContain("ma-emc-helpline");
  });

  it.each(["ie", "gb", "es", "jp", "ke", "th"])(
    "names an adult in %s no line for children",
    (country) => {
      const lines = talkLinesOpenNow(entriesOf(country), [], now, { ageNow: "adult" });

      expect(lines.filter(({ entry }) => entry.audience === "child")).toEqual([]);
    },
  );

  it("sends nobody to a line that begins at a later age", () => {
    const from16 = entryForTests({ alwaysOpen: true, minAge: 16 });

    expect(talkLinesOpenNow([from16], [], now, { ageNow: "child" })).toEqual([]);
    expect(talkLinesOpenNow([from16], [], now, { ageNow: "teen" })).toHaveLength(1);
  });

  it("names a line that takes reports about a child first at a school", () => {
    const entries = [
      entryForTests({ id: "anyone", alwaysOpen: true, says: ["listen"] }),
      entryForTests({ id: "protects", alwaysOpen: true, says: ["protects"] }),
    ];
    const ids = (wanted: Wanted) => idsOf(talkLinesOpenNow(entries, [], now, wanted));

    expect(ids({ reader: "staff" })).toEqual(["protects", "anyone"]);
    expect(ids({ reader: "me" })).toEqual(["anyone", "protects"]);
  });

  it("puts lines for the whole country before those for a part, then by how well they fit", () => {
    const always = { alwaysOpen: true } as const;
    const lines = talkLinesOpenNow(
      [
        entryForTests({ ...always, id: "part", place: "The North", says: ["young"] }),
        entryForTests({ ...always, id: "other", says: ["protects"] }),
        entryForTests({ ...always, id: "anyone", says: ["listen"] }),
        entryForTests({ ...always, id: "young", says: ["young"] }),
      ],
      [],
      now,
    );

    expect(idsOf(lines)).toEqual(["young", "anyone", "other", "part"]);
  });
});

describe("talkLinesPerhapsOpen", () => {
  it("stands in for the whole country where only one city has a line that is known to be open", () => {
    const lines = talkLinesPerhapsOpen(entriesOf("ae"), ["Asia/Dubai"], now);

    expect(idsOf(lines.map((entry) => ({ entry })))).toEqual(["ae-moi-child-protection-116111"]);
  });

  it("is not needed where a line for the whole country is open", () => {
    expect(talkLinesPerhapsOpen(entriesOf("gb"), ["Europe/London"], now)).toEqual([]);
  });

  it("holds no line that is closed, for one place, for others, or not to be called", () => {
    const lines = talkLinesPerhapsOpen(
      [
        entryForTests({ id: "closed", open: [{ days: ["mon"], from: "09:00", to: "17:00" }] }),
        entryForTests({ id: "part", place: "The North" }),
        entryForTests({ id: "adults", audience: "adult" }),
        entryForTests({ id: "chat", tel: null, phone: null }),
        entryForTests({ id: "perhaps" }),
      ],
      ["Etc/UTC"],
      now,
    );

    expect(lines.map(({ id }) => id)).toEqual(["perhaps"]);
  });
});

describe("isAdultPictureLine", () => {
  it("is a line for adults alone that helps with intimate pictures", () => {
    const idsOfCountry = (country: string) =>
      entriesOf(country)
        .filter(isAdultPictureLine)
        .map(({ id }) => id);

    expect(idsOfCountry("gb")).toEqual(["gb-revenge-porn-helpline"]);
    expect(idsOfCountry("fr")).toEqual([]);
    expect(isAdultPictureLine(entryForTests({ minAge: 18, says: ["removal"] }))).toBe(true);
    expect(isAdultPictureLine(entryForTests({ minAge: 13, says: ["removal"] }))).toBe(false);
    expect(isAdultPictureLine(entryForTests({ minAge: 18, says: ["listen"] }))).toBe(false);
  });
});
