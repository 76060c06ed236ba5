import type { Day } from "@holdfast/contract";
import { type Language, rulesOf } from "#lib/languages.ts";

/** A day as people write it: `22 November 2026`. Days are UTC on the wire and stay so. */
export function showDay(day: Day, language: Language): string {
  return dayFormat(localeOf(language)).format(new Date(`${day}T00:00:00Z`));
}

/** Names in a row: `One, Two and Three`. */
export function showNames(names: readonly string[], language: Language): string {
  return listFormat(localeOf(language)).format(names);
}

/** Places whose full names say more about states than about where someone is. */
const SHORT_NAMES: ReadonlySet<string> = new Set(["hk", "mo", "ps"]);

/** A country by its two letters, in the reader's language. */
export function showCountry(country: string, language: Language): string {
  const names = SHORT_NAMES.has(country) ? shortCountryNames : countryNames;
  return names(localeOf(language)).of(country.toUpperCase()) ?? country;
}

/** A language by its code, in the reader's language. */
export function showLanguage(code: string, language: Language): string {
  return languageNames(localeOf(language)).of(code) ?? code;
}

/** English here is that of most readers: day before month. */
function localeOf(language: Language): string {
  const rules = rulesOf(language);
  return rules === "en" ? "en-GB" : rules;
}

const dayFormat = madeOnce(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
);
const listFormat = madeOnce((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const languageNames = madeOnce((locale) => new Intl.DisplayNames(locale, { type: "language" }));
const countryNames = madeOnce((locale) => new Intl.DisplayNames(locale, { type: "region" }));
const shortCountryNames = madeOnce(
  (locale) => new Intl.DisplayNames(locale, { type: "region", style: "short" }),
);

/** Making a format costs a hundred times what using it does, and a page of numbers uses many. */
function madeOnce<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
