import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkContent, filesOf, languagesOf, letterLanguagesOf } from "./check/check-content.ts";
import type { Finding } from "./check/finding.ts";
import { type GuideKind, readPage } from "./read-page.ts";
import { readSources, type Source } from "./sources.ts";

/** All that a reviewer of one language must see, beside the words of other languages. */
export interface Review {
  readonly files: readonly ReviewedFile[];
  /** Sources that its texts name, by id. */
  readonly sources: Readonly<Record<string, Source>>;
  /** The day the check was run. */
  readonly checkedOn: string;
}

export interface ReviewedFile {
  /** From the content folder, such as `en/home.md`. */
  readonly file: string;
  readonly title: string;
  readonly reviewer: string;
  readonly date: string;
  readonly guide?: GuideKind;
  /** Of the whole file, as it names them. */
  readonly sources: readonly string[];
  /** About the whole file. */
  readonly findings: readonly Finding[];
  readonly texts: readonly ReviewedText[];
}

export interface ReviewedText {
  readonly key: string;
  /** Markdown. */
  readonly words: string;
  /** Ids of `Review.sources`, or `own`; empty where the text names none. */
  readonly sources: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads every text of every language with its sources and what the check says about it. */
export function readReview(folder: string, today: string): Record<string, Review> {
  const { findings } = checkContent(folder, today);
  const sources = readSources(folder);
  // Letters are in the languages of families, which the site need not have: reviewers of any see them all.
  const letters = letterLanguagesOf(folder).map((language) => `letters/${language}`);
  return Object.fromEntries(
    languagesOf(folder).map((language) => {
      const files = [language, ...letters]
        .flatMap((place) => filesOf(folder, place))
        .map((file) => reviewedFile(folder, file, findings));
      const used = new Set(files.flatMap(({ texts }) => texts.flatMap((text) => text.sources)));
      const named = [...sources].filter(([id]) => used.has(id));
      return [language, { files, sources: Object.fromEntries(named), checkedOn: today }];
    }),
  );
}

function reviewedFile(folder: string, file: string, all: readonly Finding[]): ReviewedFile {
  const page = readPage(readFileSync(join(folder, file), "utf8"), file);
  const here = all.filter((finding) => finding.file === file);
  const { title, reviewer, date, guide, sources } = page;
  return {
    file,
    title,
    reviewer,
    date,
    ...(guide === undefined ? {} : { guide }),
    sources,
    findings: here.filter(({ key }) => key === undefined || !page.sections.has(key)),
    texts: [...page.sections].map(([key, section]) => ({
      key,
      words: section.words,
      sources: section.sources ?? [],
      findings: here.filter((finding) => finding.key === key),
    })),
  };
}
