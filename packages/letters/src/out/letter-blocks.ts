import type { LetterElement } from "../letter.ts";
import { legalText } from "./legal-text.ts";

/** What an element looks like on paper. Texts are one line each and never empty. */
export type LetterBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/**
 * Reads one element's plain text: a line is a paragraph, lines that begin with `- ` are a list, and
 * the subject is one heading, however many lines it was given. Empty lines count for nothing.
 */
export function letterBlocks({ id, text }: LetterElement): readonly LetterBlock[] {
  const lines = text
    .split(LINE_END)
    .map((line) => legalText(line).trim())
    .filter((line) => line !== "");
  if (id === "subject") {
    return lines.length === 0 ? [] : [{ kind: "heading", text: lines.join(" ") }];
  }

  const blocks: LetterBlock[] = [];
  let items: string[] = [];
  for (const line of lines) {
    const item = itemOf(line);
    if (item === undefined) {
      items = [];
      blocks.push({ kind: "paragraph", text: line });
    } else {
      if (items.length === 0) blocks.push({ kind: "list", items });
      items.push(item);
    }
  }
  return blocks;
}

function itemOf(line: string): string | undefined {
  const item = line.startsWith("- ") ? line.slice(2).trim() : "";
  return item === "" ? undefined : item;
}
