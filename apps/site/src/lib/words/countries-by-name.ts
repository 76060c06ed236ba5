import { COUNTRIES } from "#lib/help/countries.ts";
import type { Language } from "#lib/languages.ts";
import { showCountry } from "./formats.ts";

/** Every country that can be chosen, in the order of its name in the reader's language. */
export function countriesByName(language: Language): { country: string; name: string }[] {
  return [...COUNTRIES]
    .map((country) => ({ country, name: showCountry(country, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** The same countries under their first letters, accents aside: `Åland` is under A. */
export function countriesByLetter(
  language: Language,
): { letter: string; countries: { country: string; name: string }[] }[] {
  const byLetter = Map.groupBy(countriesByName(language), ({ name }) =>
    name.normalize("NFD").charAt(0).toLocaleUpperCase(language),
  );
  return [...byLetter].map(([letter, countries]) => ({ letter, countries }));
}

/**
 * Other names under which people look for a country, from a text such as `gb: UK, Britain; us: USA`.
 * What does not fit is left out: a missing name hides no country.
 */
export function otherNames(text: string): ReadonlyMap<string, string> {
  const rows = text.split(";").map((row) => row.split(":").map((part) => part.trim()));
  return new Map(
    rows.flatMap(([country = "", names = ""]) =>
      COUNTRIES.has(country) ? [[country, names]] : [],
    ),
  );
}
