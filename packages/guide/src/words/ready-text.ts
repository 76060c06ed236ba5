import type { PageOfWords } from "./page-of-words.ts";
import { linesOf, type WordsPart } from "./parts-of.ts";

/** Who reads a text made from the page of words; `us-48h` is the removal request of US law. */
export type ReadyTextKind = "police" | "platform" | "adult" | "us-48h";

/**
 * What each reader needs, in order; the rest stays on the page. A trusted adult is told that there
 * is a threat and what to do, and gets none of the blackmailer's words. A platform finds an account
 * and its messages; it needs no payments unless it has to find those too.
 */
const PARTS: Readonly<Record<ReadyTextKind, readonly WordsPart[]>> = {
  police: ["accounts", "happenings", "wants", "payments", "links", "done"],
  platform: ["accounts", "happenings", "wants", "links"],
  adult: [],
  "us-48h": ["links", "accounts"],
};

/** Sentences of one language: what stands before and after the parts, and what a part is called. */
export type ReadyTextPhrases = Readonly<
  Record<`${ReadyTextKind}-${"start" | "end"}` | `part-${WordsPart}`, string>
>;

/** A text to send or to read out: plain, ready to be copied. Parts without words are left out. */
export function readyText(
  kind: ReadyTextKind,
  page: PageOfWords,
  phrases: ReadyTextPhrases,
): string {
  const parts = PARTS[kind].flatMap((part) => {
    const lines = linesOf(page, part);
    if (lines.length === 0) return [];
    return [[phrases[`part-${part}`], ...lines.map((line) => `- ${line}`)].join("\n")];
  });
  return [phrases[`${kind}-start`], ...parts, phrases[`${kind}-end`]].join("\n\n");
}

/**
 * Whether a 48-hour request under the US law can say what it must: where the picture can be found.
 * The law is about pictures that were published; a threat alone does not start its clock.
 */
export function saysWherePublished(page: PageOfWords): boolean {
  return linesOf(page, "links").length > 0;
}
