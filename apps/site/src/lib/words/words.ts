import catalogues from "virtual:content";
import { type Language, rulesOf } from "#lib/languages.ts";
import { addressOf, PAGES, type Place } from "#lib/place.ts";
import type { Catalogue } from "../../../vite/catalogue.ts";
import type { Entry } from "../../../vite/compile-entry.ts";
import { fill, type Html, type Values } from "./fill.ts";
import { isPseudo, pseudoCatalogue } from "./pseudo.ts";

/** The words of one language for a reader at one place. */
export interface Words {
  /** Text without markup. */
  (key: string, values?: Values): string;
  /** HTML for inside a paragraph, a heading or a label. */
  html(key: string, values?: Values): string;
  /** HTML with paragraphs and lists. */
  block(key: string, values?: Values): string;
  /** HTML of every form that the language has for a number, for a script to choose from. */
  forms(key: string, values?: Values): readonly { readonly form: string; readonly html: string }[];
  readonly place: Place;
}

/** Pseudo-languages are made when somebody first asks for one: never, where people read. */
const made = new Map<Language, Catalogue>();

function catalogueOf(language: Language): Catalogue {
  if (!isPseudo(language)) return catalogues[language] ?? {};
  const pseudo = made.get(language) ?? pseudoCatalogue(catalogues["en"] ?? {}, language);
  made.set(language, pseudo);
  return pseudo;
}

/** The words for a reader at `place`. Links to pages keep the language and the country. */
export function wordsAt(place: Place): Words {
  const { language } = place;
  const catalogue = catalogueOf(language);
  const plurals = new Intl.PluralRules(rulesOf(language));
  const addresses: Values = Object.fromEntries(
    PAGES.map((page) => [`page:${page}`, { html: addressOf(page, place) } satisfies Html]),
  );

  function text(key: string, form: keyof Entry): string {
    const words = catalogue[key]?.[form];
    if (words === undefined)
      throw new Error(`Cannot find text "${key}" as ${form} in "${language}"`);
    return words;
  }

  const words = (key: string, values: Values = {}) => fill(text(key, "plain"), values, "plain");
  return Object.assign(words, {
    place,
    html: (key: string, values: Values = {}) =>
      fill(text(key, "inline"), { ...addresses, ...values }, "html"),
    block: (key: string, values: Values = {}) =>
      fill(text(key, "block"), { ...addresses, ...values }, "html"),
    forms: (key: string, values: Values = {}) =>
      plurals.resolvedOptions().pluralCategories.flatMap((form) => {
        const entry = catalogue[`${key}.${form}`]?.inline;
        return entry === undefined ? [] : [{ form, html: fill(entry, values, "html") }];
      }),
  });
}
