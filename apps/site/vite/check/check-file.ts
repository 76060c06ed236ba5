import { findWords, type GuideKind, type Rules } from "@holdfast/wording";
import { type PageSource, readPage } from "../read-page.ts";
import type { Section } from "../read-section.ts";
import type { Sources } from "../sources.ts";
import { longSentences } from "./check-reading.ts";
import { checkDate, checkSources } from "./check-sources.ts";
import type { Finding, Found } from "./finding.ts";
import type { Unconfirmed } from "./unconfirmed.ts";
import { wordsOf } from "./words-of.ts";

/** What a file is checked against. */
export interface Yardstick {
  readonly sources: Sources;
  /** Absent where the language has none: then wording is not checked. */
  readonly rules?: Rules;
  readonly unconfirmed: Unconfirmed;
  /** `2026-11-22` */
  readonly today: string;
}

/** Finds all that is wrong with one content file. @param file its place, such as `en/home.md` */
export function checkFile(file: string, text: string, yardstick: Yardstick): Finding[] {
  let page: PageSource;
  try {
    page = readPage(text, file);
  } catch (error) {
    return [{ file, ...unreadable(error) }];
  }
  const texts = new Map<string, Section>([["title", { words: page.title }], ...page.sections]);
  const found = [
    ...checkDate(page.date, yardstick.today),
    ...page.sources.filter(isUnsafe).map(unsafeAddress),
    ...[...texts].flatMap(([key, section]) =>
      checkSection(section, page.guide, yardstick).map((one) => ({ ...one, key })),
    ),
  ];
  return found.map((one) => ({ file, ...one }));
}

function checkSection(section: Section, guide: GuideKind | undefined, yardstick: Yardstick) {
  const { rules, unconfirmed } = yardstick;
  const addresses = (section.words.match(/\bhttp:\/\/[^\s)]+/g) ?? []).map(unsafeAddress);
  let words: string;
  try {
    words = wordsOf(section.words);
  } catch (error) {
    return addresses.length > 0 ? addresses : [unreadable(error)];
  }
  const wording = rules === undefined ? [] : findWords(words, rules, guide);
  return [
    ...checkSources(section.sources, { needed: guide !== undefined && !isLabel(words) }, yardstick),
    ...wording.map(({ rule, words: found }): Found => {
      const { id, why, instead } = rule;
      return { level: "error", rule: id, words: found, why, instead };
    }),
    ...unconfirmed.namedIn(section.words).map(
      (name): Found => ({
        level: "error",
        rule: "unconfirmed",
        words: name,
        why: "The data marks this as not confirmed; it may be wrong.",
        instead: "Leave it out, or confirm it with the service and change the data first.",
      }),
    ),
    ...addresses,
    ...longSentences(words),
  ];
}

/** A heading or the words of a button: one line that is no sentence, and so states nothing. */
function isLabel(words: string): boolean {
  return !/\n|[.!?:]["”’)]?$/u.test(words);
}

const isUnsafe = (source: string) => source.startsWith("http:");

function unsafeAddress(words: string): Found {
  const why = "Whoever runs the network could read or change what is behind it.";
  return { level: "error", rule: "https", words, why, instead: "Use the address with https." };
}

function unreadable(error: unknown): Found {
  const words = error instanceof Error ? error.message : String(error);
  const why = "The site cannot be built from this file.";
  return { level: "error", rule: "unreadable", words, why, instead: "See content/README.md." };
}
