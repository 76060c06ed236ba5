import { compileEntry } from "../compile-entry.ts";

/** Stands for a placeholder, of which nobody knows what it will be. */
const FILLED = "x";

/**
 * The words of a text as a reader meets them: a line for each paragraph and list item, no markup,
 * the words of links without their addresses.
 *
 * @throws {Error} for markup that content may not use
 */
export function wordsOf(markdown: string): string {
  return compileEntry(markdown)
    .block.replaceAll("\n", " ")
    .replace(/<\/(?:p|li|h\d)>|<br>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/\{[^}]*\}/g, FILLED)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();
}
