import type { Day } from "@holdfast/contract";
import { type Language, rulesOf } from "#lib/languages.ts";

/** A day as people write it: `22 November 2026`. Days are UTC on the wire and stay so. */
export function showDay(day: Day, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Names in a row: `One, Two and Three`. */
export function showNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(names);
}

/** Places whose full names say more about states than about where someone is. */
const SHORT_NAMES: ReadonlySet<string> = new Set(["hk", "mo", "ps"]);

/** A country by its two letters, in the reader's language. */
export function showCountry(country: string, language: Language): string {
  const style = SHORT_NAMES.has(country) ? "short" : "long";
  const names = new Intl.DisplayNames(localeOf(language), { type: "region", style });
  return names.of(country.toUpperCase()) ?? country;
}

/** A language by its code, in the reader's language. */
export function showLanguage(code: string, language: Language): string {
  return new Intl.DisplayNames(localeOf(language), { type: "language" }).of(code) ?? code;
}

/** English here is that of most readers: day before month. */
function localeOf(language: Language): string {
  const rules = rulesOf(language);
  return rules === "en" ? "en-GB" : rules;
}
