import type { Catalogue } from "../../../vite/catalogue.ts";
import type { Entry } from "../../../vite/compile-entry.ts";

/**
 * Languages that nobody speaks, made from English, so that a translation finds every page ready:
 * `xa` is longer and accented, `xb` is written from right to left.
 */
export const PSEUDO_LANGUAGES = ["xa", "xb"] as const;

export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];

export function isPseudo(language: string): language is PseudoLanguage {
  return PSEUDO_LANGUAGES.some((pseudo) => pseudo === language);
}

/** English letters as `xa` writes them. Vowels stand twice, which makes a text about 40 % longer. */
const ACCENTED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [..."bcdfghjklmnpqrstvwxyz"].map((from, at) => [
      from,
      [..."ƀçðƒĝĥĵķļɱñþǫŕšţṽŵẋýž"][at] ?? from,
    ]),
  ),
  ...Object.fromEntries(
    [..."BCDFGHJKLMNPQRSTVWXYZ"].map((from, at) => [
      from,
      [..."ƁÇÐƑĜĤĴĶĻṀÑÞǪŔŠŢṼŴẊÝŽ"][at] ?? from,
    ]),
  ),
  ...{ a: "åå", e: "éé", i: "îî", o: "öö", u: "ûû", A: "ÅÅ", E: "ÉÉ", I: "ÎÎ", O: "ÖÖ", U: "ÛÛ" },
};

/** Shows the letters between them from right to left, as those of Arabic or Hebrew show by nature. */
const FROM_RIGHT = "\u202E";
const END = "\u202C";

/** What a text keeps in any language: placeholders, tags and entities of HTML. */
const KEPT = /(\{[^}]*\}|<[^>]*>|&[a-z0-9#]+;)/;

/** Every text of English in a pseudo-language; links, markup and placeholders stay as they are. */
export function pseudoCatalogue(english: Catalogue, language: PseudoLanguage): Catalogue {
  return Object.fromEntries(
    Object.entries(english).map(([key, entry]) => [key, pseudoEntry(entry, language)]),
  );
}

function pseudoEntry({ block, inline, plain }: Entry, language: PseudoLanguage): Entry {
  const pseudo = (text: string) => pseudoText(text, language);
  return {
    block: pseudo(block),
    ...(inline === undefined ? {} : { inline: pseudo(inline) }),
    ...(plain === undefined ? {} : { plain: pseudo(plain) }),
  };
}

/** One text in a pseudo-language. */
export function pseudoText(text: string, language: PseudoLanguage): string {
  return text
    .split(KEPT)
    .map((part, at) => (at % 2 === 1 ? part : pseudoWords(part, language)))
    .join("");
}

function pseudoWords(words: string, language: PseudoLanguage): string {
  switch (language) {
    case "xa":
      return words.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
    case "xb":
      return words.replace(/[a-z][a-z’'-]*/gi, (word) => `${FROM_RIGHT}${word}${END}`);
  }
}
