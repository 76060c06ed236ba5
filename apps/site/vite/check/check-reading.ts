import { type GuideKind, type PageSource, readPage } from "../read-page.ts";
import type { Finding, Found } from "./finding.ts";
import { readingOf } from "./reading-age.ts";
import { wordsOf } from "./words-of.ts";

/** Reading age in years that a page may need; issue 3, "Numbers". */
export const MOST_AGE: Readonly<Record<GuideKind, number>> = { crisis: 9, other: 11 };

/** Words in one sentence; more is hard to hold in mind at night. Our own choice. */
export const MOST_WORDS = 24;

/** Words in sentences that a page needs before its reading age says anything. */
const LEAST_WORDS = 30;

/** Words that a text needs to be named among the hardest. */
const LEAST_WORDS_OF_TEXT = 10;

/**
 * Finds pages that a reader of the age they are for could not read.
 *
 * The files of a folder, such as the app cards, stand on one page and are measured as one: each
 * alone has too few words to say much, and the names of an app's buttons would decide it. The files of
 * letters are measured one by one: each is sent alone.
 *
 * @param files texts by place, such as `en/now.md`; one that cannot be read is passed over
 */
export function checkReading(files: ReadonlyMap<string, string>): Finding[] {
  const pages = [...files].flatMap(([file, text]) => readable(file, text));
  const byPlace = Map.groupBy(pages, ({ file }) => pageOf(file));
  return [...byPlace].flatMap(([file, parts]) => {
    const kind = parts.some(({ page }) => page.guide === "crisis") ? "crisis" : "other";
    return checkTogether(parts, MOST_AGE[kind]).map((found) => ({ file, ...found }));
  });
}

/** The page that a file stands on: itself, or its folder in a language. */
function pageOf(file: string): string {
  return file.startsWith("letters/") ? file : file.split("/").slice(0, 2).join("/");
}

interface Part {
  readonly file: string;
  readonly page: PageSource;
}

function readable(file: string, text: string): Part[] {
  try {
    return [{ file, page: readPage(text, file) }];
  } catch {
    return [];
  }
}

function checkTogether(parts: readonly Part[], limit: number): Found[] {
  const texts = parts.flatMap(({ file, page }) =>
    [...page.sections].flatMap(([key, { words }]) => {
      const text = sentencesOf(words);
      const reading = readingOf(text);
      const name = parts.length === 1 ? key : `${file.split("/").at(-1)} ${key}`;
      return reading === undefined ? [] : [{ name, text, ...reading }];
    }),
  );
  const page = readingOf(texts.map(({ text }) => text).join("\n"));
  if (page === undefined || page.words < LEAST_WORDS || page.age <= limit) return [];

  const hardest = texts
    .filter(({ words }) => words >= LEAST_WORDS_OF_TEXT)
    .sort((one, other) => other.age - one.age)
    .slice(0, 3)
    .map(({ name, age }) => `${name} (${age.toFixed(1)})`);
  return [
    {
      level: "error",
      rule: "reading-age",
      words: `${page.age.toFixed(1)} years; hardest: ${hardest.join(", ")}`,
      why: `A reader of ${limit} must be able to read this page, frightened and at night.`,
      instead: "Shorter sentences, shorter words. Begin with the hardest texts.",
    },
  ];
}

/** The lines of a text that are sentences: labels and headings would make a page look easier. */
function sentencesOf(markdown: string): string {
  return safeWords(markdown)
    .split("\n")
    .filter((line) => /[.!?]["”’)]?$/u.test(line))
    .join("\n");
}

/** Markup that cannot be read is found elsewhere. */
function safeWords(markdown: string): string {
  try {
    return wordsOf(markdown);
  } catch {
    return "";
  }
}

/** Finds sentences of more words than a reader can hold in mind. @param words plain text */
export function longSentences(words: string): Found[] {
  return words
    .split(/(?<=[.!?:])(?=\s)|\n/u)
    .map((sentence) => ({
      sentence: sentence.trim(),
      count: sentence.match(/[\p{L}’'-]+/gu)?.length ?? 0,
    }))
    .filter(({ count }) => count > MOST_WORDS)
    .map(({ sentence, count }) => ({
      level: "error" as const,
      rule: "long-sentence",
      words: sentence,
      why: `It has ${count} words; ${MOST_WORDS} are the most.`,
      instead: "Make two sentences of it.",
    }));
}
