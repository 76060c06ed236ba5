import { syllablesOf } from "./syllables.ts";

/** What a text measures. */
export interface Reading {
  /** Years: the US school grade of Flesch and Kincaid, and the five years before school. */
  readonly age: number;
  readonly words: number;
  readonly sentences: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*/gu;

/** Age at which the first grade ends its sixth year: grade 0 is a child of five. */
const AGE_OF_GRADE_0 = 5;

/**
 * Measures how old an English reader must be, by the length of sentences and words.
 *
 * @param text plain words; a sentence ends at `.`, `!`, `?` or the end of a line
 * @returns `undefined` for a text without words
 * Source of the formula: Kincaid and others 1975, Naval Technical Training Command, report 8-75.
 */
export function readingOf(text: string): Reading | undefined {
  const sentences = text.split(/[.!?]+(?=\s|["”’)]|$)|\n/u).filter((part) => /\p{L}/u.test(part));
  const words = sentences.flatMap((sentence) => sentence.match(WORD) ?? []);
  if (words.length === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);

  const grade =
    0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { age: grade + AGE_OF_GRADE_0, words: words.length, sentences: sentences.length };
}
