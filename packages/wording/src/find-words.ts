import { phraseToSearch } from "./phrase.ts";
import type { GuideKind, Rules, WordRule } from "./word-rule.ts";

/** Words that a rule does not want, as they stand in the text. */
export interface Found {
  readonly rule: WordRule;
  readonly words: string;
}

/**
 * Finds the words of a text that the rules of its language do not want.
 *
 * @param text plain words, a line for each paragraph
 * @param guide which part of the guide the text belongs to, if any
 */
export function findWords(text: string, rules: Rules, guide: GuideKind | undefined): Found[] {
  return rules.rules
    .filter(({ where }) => binds(where, guide))
    .flatMap((rule) => {
      const allowed = placesOf(rule.except ?? [], text);
      const found = placesOf(rule.phrases, text)
        .filter(({ start }) => !allowed.some((one) => one.start <= start && start < one.end))
        .filter(({ end }) => !(rule.not && isTurnedAround(text.slice(0, end), rules.not)))
        .map(({ start, end }) => text.slice(start, end));
      return [...new Set(found)].map((words) => ({ rule, words }));
    });
}

function binds(where: WordRule["where"], guide: GuideKind | undefined): boolean {
  switch (where) {
    case "everywhere":
      return true;
    case "guide":
      return guide !== undefined;
    case "crisis":
      return guide === "crisis";
  }
}

/** Making a search takes longer than searching; there are few phrases and many texts. */
const searches = new Map<string, RegExp>();

function searchFor(phrase: string): RegExp {
  const search = searches.get(phrase) ?? phraseToSearch(phrase);
  searches.set(phrase, search);
  return search;
}

function placesOf(phrases: readonly string[], text: string) {
  return phrases.flatMap((phrase) =>
    [...text.matchAll(searchFor(phrase))].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    })),
  );
}

/** Whether the sentence that ends `upTo` here has said "not" or "never". */
function isTurnedAround(upTo: string, not: readonly string[]): boolean {
  const sentence = upTo.split(/[.!?:;\n]/u).at(-1) ?? "";
  return not.some((word) => sentence.search(searchFor(word)) >= 0);
}
