import data from "../../../../../content/data/time-zones.json" with { type: "json" };

/**
 * Countries that can be chosen, two lower-case letters each: all of them, so that someone whose
 * country has no confirmed number is told so in words, and where to look instead.
 *
 * SvelteKit reads this on its own, before workspace packages can be found, so it imports none.
 */
export const COUNTRIES: ReadonlySet<string> = new Set(Object.keys(data.zones));
