import type { PageOfWords } from "./page-of-words.ts";

/** The parts of a page of words, in the order in which someone who helps reads them. */
export const WORDS_PARTS = [
  "accounts",
  "happenings",
  "wants",
  "payments",
  "links",
  "done",
] as const satisfies readonly (keyof PageOfWords)[];

export type WordsPart = (typeof WORDS_PARTS)[number];

/** The filled lines of one part: each row's fields joined, rows without a word left out. */
export function linesOf(page: PageOfWords, part: WordsPart): readonly string[] {
  switch (part) {
    case "accounts":
      return rows(page.accounts.map(({ app, name, address }) => [app, name, address]));
    case "happenings":
      return rows(page.happenings.map(({ when, words }) => [when, words]));
    case "payments":
      return rows(page.payments.map(({ when, amount, way, to }) => [when, amount, way, to]));
    case "links":
      return rows(page.links.map((link) => [link]));
    case "wants":
    case "done":
      return rows([[page[part]]]);
  }
}

function rows(table: readonly (readonly string[])[]): readonly string[] {
  return table
    .map((fields) => fields.map(tidy).filter((field) => field !== ""))
    .filter((fields) => fields.length > 0)
    .map((fields) => fields.join(" · "));
}

/** One row is one line, whatever was pasted into it. */
function tidy(field: string): string {
  return field.replaceAll(/\s+/g, " ").trim();
}
