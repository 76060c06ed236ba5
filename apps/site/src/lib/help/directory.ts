import {
  type HelpEntry,
  type Milliseconds,
  type Opening,
  openingOf,
  readHelpDirectory,
  readTimeZones,
} from "@holdfast/guide";
import data from "../../../../../content/data/help-directory.json" with { type: "json" };
import zonesData from "../../../../../content/data/time-zones.json" with { type: "json" };

const directory = readHelpDirectory(data);
const zones = readTimeZones(zonesData);

/** Every confirmed entry of the help directory, in the order of the file. */
export const DIRECTORY: readonly HelpEntry[] = directory.entries;

/** For the whole world: lists of lines to talk to first, then of places to report to. */
export const INTERNATIONAL: readonly HelpEntry[] = directory.international.filter(
  ({ kind }) => kind === "crisis" || kind === "helpline" || kind === "hotline",
);

/** Three lists for people whose country has few entries or none. */
export const WORLD_LISTS: readonly HelpEntry[] = INTERNATIONAL.filter(({ says }) =>
  says.some((saying) => ["world-lines", "world-children", "world-hotlines"].includes(saying)),
);

/** Services that take pictures down, wherever someone lives. */
export const WORLD_REMOVAL: readonly HelpEntry[] = directory.international.filter(
  ({ kind }) => kind === "removal",
);

/** What there is for schools, wherever they are. */
export const WORLD_SCHOOL: readonly HelpEntry[] = directory.international.filter(
  ({ audience }) => audience === "school",
);

/** Countries with at least one confirmed entry. */
export const COUNTRIES_WITH_HELP: ReadonlySet<string> = directory.countries;

/** What is confirmed for one country; empty for one that is not known. */
export const entriesOf = directory.entriesOf;

/** The time zones of a country; empty for one that is not known. */
export function zonesOf(country: string): readonly string[] {
  return zones.get(country) ?? [];
}

/** Whether an entry is open at a moment, by the clocks of its own country. */
export function openingAt(entry: HelpEntry, now: Milliseconds): Opening {
  return openingOf(entry, zonesOf(entry.country.toLowerCase()), now);
}
