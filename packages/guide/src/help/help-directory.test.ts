import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readHelpDirectory } from "./help-directory.ts";
import { printedHours } from "./printed-hours.ts";
import { SAYINGS } from "./sayings.ts";
import { readTimeZones } from "./time-zones.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/data/${name}`, import.meta.url), "utf8"));
const file = read("help-directory.json") as { entries: Record<string, unknown>[] };
const directory = readHelpDirectory(file);
const zones = readTimeZones(read("time-zones.json"));

it("shows nothing that is not confirmed", () => {
  const hidden = file.entries.filter(({ confirmed }) => confirmed === false);

  expect(hidden.length).toBeGreaterThan(0);
  expect(directory.entries).toHaveLength(file.entries.length - hidden.length);
  expect(directory.entries.some(({ id }) => id === "kr-d4u")).toBe(false);
});

it("refuses an entry with a field it does not know, or a number that cannot be dialled", () => {
  const [entry] = file.entries;
  const withEntry = (changes: object) => ({ ...file, entries: [{ ...entry, ...changes }] });

  expect(() => readHelpDirectory(withEntry({ rating: 5 }))).toThrow("rating");
  expect(() => readHelpDirectory(withEntry({ tel: "ask at the desk" }))).toThrow("tel");
  expect(() => readHelpDirectory(withEntry({ says: ["best"] }))).toThrow("says");
});

it("names the source of everything it shows", () => {
  expect(directory.entries.filter(({ source }) => source === null)).toEqual([]);
});

it("names every entry once", () => {
  const ids = directory.entries.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

it("holds hours that say the same as those printed, wherever these can be read in one way", () => {
  const differing = directory.entries.filter(
    ({ alwaysOpen, hours, open }) =>
      alwaysOpen !== true &&
      JSON.stringify(open) !== JSON.stringify(hours === null ? null : printedHours(hours)),
  );

  expect(differing.map(({ id }) => id)).toEqual([]);
  expect(directory.entries.filter(({ open }) => open !== null).length).toBeGreaterThan(40);
});

it("links the number that it prints", () => {
  const digits = (text: string | null) => text?.replace(/[^\d+*#]/g, "");
  const differing = directory.entries.filter(({ tel, phone }) => digits(tel) !== digits(phone));

  expect(differing.map(({ id }) => id)).toEqual([]);
});

it("says of every entry but an emergency number what it is for, and uses every saying", () => {
  const silent = directory.entries.filter(({ kind, says }) => kind !== "emergency" && !says.length);
  const used = new Set(directory.entries.flatMap(({ says }) => says));

  expect(silent.map(({ id }) => id)).toEqual([]);
  expect(SAYINGS.filter((saying) => !used.has(saying))).toEqual([]);
});

it("says of every emergency number what it reaches", () => {
  const emergency = directory.entries.filter(({ kind }) => kind === "emergency");

  expect(emergency.filter(({ reaches }) => reaches === undefined)).toEqual([]);
  expect(directory.entries.filter(({ kind, reaches }) => kind !== "emergency" && reaches)).toEqual(
    [],
  );
});

it("knows the time zones of every country, and this machine knows each of them", () => {
  expect([...directory.countries].filter((country) => !zones.has(country))).toEqual([]);
  for (const zone of new Set([...zones.values()].flat())) {
    expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
  }
});

it("puts someone to talk to first among what serves the whole world", () => {
  expect(directory.international.map(({ kind }) => kind).slice(0, 2)).toEqual([
    "crisis",
    "helpline",
  ]);
});
