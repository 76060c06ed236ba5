/** What may stand between two words of a phrase: spaces, commas, quotes, dashes; never the end of a sentence. */
const GAP = '[\\s,“”"‘()–—-]+';
const WORD = "[\\p{L}\\p{N}%][\\p{L}\\p{N}'’-]*";

/**
 * Makes a search out of a phrase as the rules write it: words in any case; `(a|b)` one of them;
 * `word*` any ending; `word?` or `(a|b)?` may be missing; `…` up to five words. Matches whole words.
 *
 * @throws {Error} for a phrase that ends in what may be missing, or has brackets left open
 */
export function phraseToSearch(phrase: string): RegExp {
  const parts = partsOf(phrase);
  const last = parts.length - 1;
  const pattern = parts.map((part, at) => {
    const mayBeMissing = part === "…" || part.endsWith("?");
    if (at === last) {
      if (mayBeMissing) throw unreadable(phrase);
      return wordOf(part);
    }
    if (part === "…") return `(?:${WORD}${GAP}){0,5}`;
    return mayBeMissing ? `(?:${wordOf(part.slice(0, -1))}${GAP})?` : `${wordOf(part)}${GAP}`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern.join("")}(?![\\p{L}\\p{N}])`, "giu");
}

/** Divides at the spaces that are not within brackets. */
function partsOf(phrase: string): string[] {
  const parts = phrase.split(/\s+(?![^()]*\))/).filter((part) => part !== "");
  const isWhole = parts.every((part) => /^(?:[^()]|\([^()]+\)[*?]?$)+$/u.test(part));
  if (parts.length === 0 || !isWhole) throw unreadable(phrase);
  return parts;
}

function wordOf(part: string): string {
  return part
    .replace(/[.+^$[\]{}\\]/g, "\\$&")
    .replaceAll("(", "(?:")
    .replaceAll("*", "\\p{L}*")
    .replaceAll("'", "['’]")
    .replaceAll(" ", GAP);
}

function unreadable(phrase: string): Error {
  return new Error(`Cannot read the phrase "${phrase}" of a rule`);
}
