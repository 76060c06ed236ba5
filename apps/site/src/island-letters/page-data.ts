import type { CountryServices, LetterKind } from "@holdfast/letters";
import type { LetterData, OfferedLanguage } from "#lib/letters/letter-data.ts";
import type { LetterPhrases } from "#lib/letters/letter-phrases.ts";

export type Phrases = LetterPhrases;

/** What the server wrote into the page for its script. */
export interface PageData extends LetterData {
  readonly phrases: Phrases;
}

export function readPageData(): PageData {
  const template = document.querySelector<HTMLTemplateElement>("template#letter-data");
  if (template === null) throw new Error("Cannot find the data of the page");
  return JSON.parse(template.content.textContent ?? "") as PageData;
}

/** What is known today of one country; nothing for one that is not in the list. */
export function countryIn({ countries }: PageData, country: string): CountryServices {
  return countries.find((one) => one.country === country) ?? { country, services: [] };
}

/** The language by its tag, if it has every text of this kind of letter. */
export function languageIn(
  { languages }: PageData,
  tag: string,
  kind: LetterKind,
): OfferedLanguage | undefined {
  return languages.find(({ words, kinds }) => words.language === tag && kinds.includes(kind));
}
