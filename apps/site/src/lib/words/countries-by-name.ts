import { COUNTRIES } from "#lib/help/directory.ts";
import type { Language } from "#lib/languages.ts";
import { showCountry } from "./formats.ts";

/** Every country with confirmed help, in the order of its name in the reader's language. */
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
