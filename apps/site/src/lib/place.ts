import { COUNTRIES } from "#lib/help/countries.ts";
import { LANGUAGES, type Language } from "#lib/languages.ts";

/** Pages that a link may name. The address of each is its name; `home` has none. */
export const PAGES = [
  "home",
  "now",
  "helping",
  "parent",
  "friend",
  "staff",
  "boarding",
  "trick",
  "next",
  "apps",
  "words",
  "letters",
  "take-down",
  "case",
  "help",
  "help-school",
  "help-legal",
  "about",
  "traces",
  "country",
  "review",
] as const;

export type PageName = (typeof PAGES)[number];

/** Where a reader is: all that ever appears in an address, beside the page. */
export interface Place {
  readonly language: Language;
  /** Two lower-case letters of ISO 3166-1; absent until the person chose one. */
  readonly country?: string;
}

/** Reads a place from the parts of an address; what does not fit is as if it were absent. */
export function placeFrom(parts: {
  lang?: string | undefined;
  country?: string | undefined;
}): Place {
  const language = LANGUAGES.find((known) => known === parts.lang) ?? LANGUAGES[0];
  const country = parts.country;
  return country !== undefined && COUNTRIES.has(country) ? { language, country } : { language };
}

/** The address of a page for a reader at `place`, such as `/en/gb/take-down`. */
export function addressOf(page: PageName, { language, country }: Place): string {
  const parts = [language, country, page === "home" ? undefined : page];
  return `/${parts.filter((part) => part !== undefined).join("/")}`;
}

/**
 * Where a form belongs whose country is not the one in its address, so that a page that is loaded again or sent to
 * someone has the numbers that were last seen; `undefined` where the two are the same. The browser is to send the
 * form there once more, with status 307: answers stay in its body, and the country alone is added to the address.
 */
export function addressWithCountry(
  { country }: { readonly country?: string | undefined },
  params: { readonly lang: string; readonly country?: string | undefined },
  page: PageName,
): string | undefined {
  if (country === undefined || country === params.country) return undefined;
  return addressOf(page, placeFrom({ lang: params.lang, country }));
}

/**
 * The address of the page on which to choose a country, and come back to `page` afterwards; on that
 * page itself, the place of its list.
 */
export function addressOfChoice(page: PageName, place: Place): string {
  if (page === "country") return "#countries";
  const choice = addressOf("country", place);
  return page === "home" ? choice : `${choice}/${page}`;
}

/**
 * The page that an address names with a country nobody knows, such as `/en/xx/help`; `undefined`
 * for every other address.
 */
export function pageOfUnknownCountry(path: string): PageName | undefined {
  const [, lang, country = "", name = "home", more] = path.replace(/\/$/, "").split("/");
  const isKnown = country === country.toLowerCase() && COUNTRIES.has(country);
  const isCountry = /^[a-z]{2}$/i.test(country) && !isKnown && more === undefined;
  if (!isCountry || !LANGUAGES.some((language) => language === lang)) return undefined;
  return PAGES.find((page) => page === name);
}

/** The page that a route belongs to; steps of a page, such as adding to a case, are that page. */
export function pageOfRoute(routeId: string | null): PageName {
  const parts = routeId?.split("/") ?? [];
  return PAGES.find((page) => parts.includes(page)) ?? "home";
}
