import data from "../../../../../content/data/help-directory.json" with { type: "json" };
import type { HelpEntry } from "./help-entry.ts";

/** Every confirmed entry of the help directory, in the order of the file. */
export const DIRECTORY: readonly HelpEntry[] = (
  data as unknown as { entries: readonly HelpEntry[] }
).entries.filter((entry) => entry.confirmed);

/** Entries for the whole world, for people whose country has few of its own or none. */
export const INTERNATIONAL: readonly HelpEntry[] = DIRECTORY.filter(
  (entry) =>
    entry.country === "*" &&
    (entry.kind === "crisis" || entry.kind === "helpline" || entry.kind === "hotline"),
);

const byCountry = Map.groupBy(
  DIRECTORY.filter((entry) => entry.country !== "*"),
  (entry) => entry.country.toLowerCase(),
);

/** Countries with at least one confirmed entry, two lower-case letters each. */
export const COUNTRIES: ReadonlySet<string> = new Set(byCountry.keys());

/** What is confirmed for one country; empty for one that is not known. */
export function entriesOf(country: string): readonly HelpEntry[] {
  return byCountry.get(country) ?? [];
}
