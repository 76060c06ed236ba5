import {
  type CountryServices,
  LETTER_KINDS,
  type LetterKind,
  missingTexts,
} from "@holdfast/letters";
import { allServices } from "./all-services.ts";
import { type LetterLanguage, letterLanguages } from "./letter-languages.ts";

/** A language as the page offers it. */
export interface OfferedLanguage extends LetterLanguage {
  /** Letters of which it has every text. */
  readonly kinds: readonly LetterKind[];
}

/** All that the script of the page works with; none of it is anyone's. It lies in the page as JSON, in a template. */
export interface LetterData {
  readonly languages: readonly OfferedLanguage[];
  readonly countries: readonly CountryServices[];
}

/** Made once: the same for everyone. */
let made: LetterData | undefined;

export function letterData(): LetterData {
  made ??= {
    languages: letterLanguages().map((language) => ({
      ...language,
      kinds: LETTER_KINDS.filter((kind) => missingTexts(kind, language.words).length === 0),
    })),
    countries: allServices(),
  };
  return made;
}
