/** Languages whose crisis pages a speaker has reviewed; the first one answers at `/`. */
export const LANGUAGES = ["en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Which way a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  const { direction } = new Intl.Locale(language).getTextInfo();
  return direction === "rtl" ? "rtl" : "ltr";
}
