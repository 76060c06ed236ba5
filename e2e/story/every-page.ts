import { readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/build/programs.ts";

const ROUTES = path.join(ROOT, "apps/site/src/routes");

/**
 * What an address may say where a route leaves it open: with and without a country, and where one
 * comes from. The first value is used where one is enough.
 */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "[lang=language]": ["en"],
  "[[country=country]]": ["gb", ""],
  "[[from=page]]": ["take-down", ""],
};

/** Countries whose pages differ: the longest list, a law of its own, few numbers, many names, none. */
const COUNTRIES = ["us", "ua", "my", "ci", "ad", "td"];

/** Addresses that no page has: each gets one that says so. */
const NOWHERE = ["en/no-such-page", "no-such-page", "en/xx/take-down"];

/**
 * The address of every page that the site has routes for, without a leading slash, so that a new
 * page is looked at by every test that looks at all of them.
 *
 * @throws {Error} when a route asks for something this list has no value for
 */
export const EVERY_PAGE: readonly string[] = [
  ...new Set(["", ...pageRoutes().flatMap(addressesOf), ...NOWHERE]),
];

/** `EVERY_PAGE`, and what depends on the country most for countries that differ. */
export const EVERY_KIND_OF_PAGE: readonly string[] = [
  ...EVERY_PAGE,
  ...COUNTRIES.flatMap((country) => [`en/${country}`, `en/${country}/help`]),
];

/** The folder of each page, as steps from the folder of all routes. */
function pageRoutes(): readonly (readonly string[])[] {
  return readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "+page.svelte")
    .map((file) => path.dirname(file).split(path.sep))
    .toSorted((one, other) => (one.join() < other.join() ? -1 : 1));
}

function addressesOf(route: readonly string[]): readonly string[] {
  return route
    .reduce<readonly string[][]>(
      (begun, step) => begun.flatMap((parts) => valuesOf(step).map((value) => [...parts, value])),
      [[]],
    )
    .map((parts) => parts.filter((part) => part !== "").join("/"));
}

function valuesOf(step: string): readonly string[] {
  if (!step.startsWith("[")) return [step];
  const values = VALUES[step];
  if (values === undefined) throw new Error(`Cannot list every page: no value for ${step}`);
  return values;
}
