import { isPseudo, PSEUDO_LANGUAGES, type PseudoLanguage } from "#lib/words/pseudo.ts";

/** Languages whose crisis pages a speaker has reviewed; the first one answers at `/`. */
const REVIEWED = ["en"] as const;

export type Language = (typeof REVIEWED)[number] | PseudoLanguage;

/**
 * Languages that an address may name. Pseudo-languages are for testing and never offered: they are
 * there only where `HOLDFAST_PSEUDO_LANGUAGES` is 1.
 */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  ...REVIEWED,
  ...(environment()["HOLDFAST_PSEUDO_LANGUAGES"] === "1" ? PSEUDO_LANGUAGES : []),
];

/** A language as documents name it, such as `en`; see BCP 47. */
export function tagOf(language: Language): string {
  switch (language) {
    case "xa":
      return "en-XA";
    case "xb":
      return "ar-XB";
    default:
      return language;
  }
}

/** Which way a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  const { direction } = new Intl.Locale(tagOf(language)).getTextInfo();
  return direction === "rtl" ? "rtl" : "ltr";
}

/** The language whose rules for numbers, days and names fit the words of `language`. */
export function rulesOf(language: Language): string {
  return isPseudo(language) ? REVIEWED[0] : language;
}

/** Nothing in a browser, where part of this is read as well. */
function environment(): Readonly<Record<string, string | undefined>> {
  return typeof process === "undefined" ? {} : process.env;
}
