import { compileEntry, type Entry } from "./compile-entry.ts";
import { readPage } from "./read-page.ts";
import { requireKnown, type Sources } from "./sources.ts";

/** Every text of one language by `page.key`; `page.title` is the title in its front matter. */
export type Catalogue = Readonly<Record<string, Entry>>;

/**
 * Compiles the pages of one language. Sources are checked and left out: pages show words.
 *
 * @param files Markdown by page name, such as `take-down`
 * @throws {Error} naming the file and the key that does not fit
 */
export function compileCatalogue(files: ReadonlyMap<string, string>, sources: Sources): Catalogue {
  const catalogue: Record<string, Entry> = {};
  for (const [page, text] of files) {
    const { title, sections } = readPage(text, `${page}.md`);
    catalogue[`${page}.title`] = compileEntry(title);
    for (const [key, section] of sections) {
      try {
        requireKnown(section.sources ?? [], sources);
        catalogue[`${page}.${key}`] = compileEntry(section.words);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`Cannot use "${key}" of ${page}.md: ${why}`, { cause });
      }
    }
  }
  return catalogue;
}

/** @throws {Error} when another language lacks a text that the first one has, or has one more */
export function requireSameKeys(first: Catalogue, other: Catalogue, language: string): void {
  const withoutForm = (catalogue: Catalogue) =>
    new Set(
      Object.keys(catalogue).map((key) => key.replace(/\.(zero|one|two|few|many)$/, ".other")),
    );
  const missing = withoutForm(first).symmetricDifference(withoutForm(other));
  if (missing.size > 0)
    throw new Error(`Cannot use "${language}": check ${[...missing].join(", ")}`);
}

/** A text that a source file asks for, and the form it needs. */
export interface AskedText {
  readonly key: string;
  readonly form: keyof Entry;
}

const CALL = /\bt(?:\.(html|block|forms))?\(\s*"([^"]*)"/g;

/** Finds the texts that a source file asks for: `t("…")`, `t.html("…")`, `t.block("…")`, `t.forms("…")`. */
export function askedTexts(source: string): AskedText[] {
  return [...source.matchAll(CALL)].map(([, call, key = ""]) => {
    switch (call) {
      case "block":
        return { key, form: "block" };
      case "html":
        return { key, form: "inline" };
      // Every language has this form of a number; which others it has is its own affair.
      case "forms":
        return { key: `${key}.other`, form: "inline" };
      default:
        return { key, form: "plain" };
    }
  });
}
