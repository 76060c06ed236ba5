/**
 * A country in words; `undefined` where none is named.
 *
 * @param country two letters of ISO 3166-1
 * @param language BCP 47
 */
export function showCountry(country: string, language: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(country)) return undefined;
  return new Intl.DisplayNames(language, { type: "region" }).of(country.toUpperCase());
}
