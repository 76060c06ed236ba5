import letters from "virtual:letters";
import type { LetterWords, MustPhrases } from "@holdfast/letters";
import type { Rules } from "@holdfast/wording";
import { directionOf, LANGUAGES, tagOf } from "#lib/languages.ts";
import { isPseudo, pseudoText } from "#lib/words/pseudo.ts";

/** A language that letters can be written in, with all that watches over it. */
export interface LetterLanguage {
  readonly words: LetterWords;
  /** Its name in itself, such as `العربية`. */
  readonly name: string;
  readonly musts: MustPhrases;
  readonly rules?: Rules;
  /** A translation that no speaker has reviewed; letters in it say so. */
  readonly isUnreviewed: boolean;
}

/** Letters are written in this language first; all others are translations of it. */
const FIRST = "en";

/** How a language writes days, where its letters alone do not say it: `28 November 2026` can be misread nowhere. */
const TAGS: Readonly<Record<string, string>> = { en: "en-GB" };

/** Every language of letters, the first one first; pseudo-languages only where the site has them. */
export function letterLanguages(): readonly LetterLanguage[] {
  const [first, ...others] = Object.keys(letters).toSorted((one) => (one === FIRST ? -1 : 1));
  return [
    ...[first ?? FIRST, ...others].map(written),
    ...LANGUAGES.filter(isPseudo).map((pseudo): LetterLanguage => {
      const english = written(FIRST);
      const texts = Object.entries(english.words.texts).map(
        ([id, text]) => [id, pseudoText(text, pseudo)] as const,
      );
      return {
        ...english,
        name: pseudoText(english.name, pseudo),
        isUnreviewed: true,
        words: {
          language: tagOf(pseudo),
          direction: directionOf(pseudo),
          isReviewed: false,
          texts: Object.fromEntries(texts),
        },
      };
    }),
  ];
}

function written(language: string): LetterLanguage {
  const found = letters[language];
  if (found === undefined) throw new Error(`Cannot find letters in "${language}"`);
  const { texts, isReviewed, musts, rules } = found;
  const { direction } = new Intl.Locale(language).getTextInfo();
  return {
    words: {
      language: TAGS[language] ?? language,
      direction: direction === "rtl" ? "rtl" : "ltr",
      isReviewed,
      texts,
    },
    name: new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language,
    musts,
    ...(rules && { rules }),
    isUnreviewed: language !== FIRST && !isReviewed,
  };
}
