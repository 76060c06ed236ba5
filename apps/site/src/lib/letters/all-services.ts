import { type HelpEntry, isToTalkTo } from "@holdfast/guide";
import type { CountryServices } from "@holdfast/letters";
import { COUNTRIES } from "#lib/help/countries.ts";
import { entriesOf, WORLD_LISTS, WORLD_REMOVAL } from "#lib/help/directory.ts";
import { servicesOf } from "./services-of.ts";

/** What stops copies of a picture. A search engine only hides where one already is: no help on the first day. */
const FINGERPRINT_SERVICES = WORLD_REMOVAL.filter(({ says }) => !says.includes("search-only"));

/** With fewer lines than this to talk to, a letter names the lists of lines of the whole world as well. */
const ENOUGH_LINES = 2;

/** What a letter may say of every country that can be chosen, in the order of their codes. */
export function allServices(): readonly CountryServices[] {
  return [...COUNTRIES].toSorted().map((country) => {
    const entries = entriesOf(country);
    return servicesOf(country, entries, [...FINGERPRINT_SERVICES, ...listsFor(entries)]);
  });
}

function listsFor(entries: readonly HelpEntry[]): readonly HelpEntry[] {
  const lines = entries.filter((entry) => isToTalkTo(entry));
  return lines.length < ENOUGH_LINES ? WORLD_LISTS : [];
}
