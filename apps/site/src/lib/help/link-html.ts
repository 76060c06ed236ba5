import { callLink } from "@holdfast/guide";
import { escapeHtml, type Html } from "#lib/words/fill.ts";

/** A link as HTML, for texts that hold one in the middle of a sentence. */
export function linkHtml(address: string, words: Html | string): string {
  const inner = typeof words === "string" ? escapeHtml(words) : words.html;
  return `<a href="${escapeHtml(address)}">${inner}</a>`;
}

/** A number, kept together and left to right in any language. */
export function numberHtml(number: string): Html {
  return { html: `<bdi class="number" dir="ltr">${escapeHtml(number)}</bdi>` };
}

/** A number to call; `words` may say more than the number, such as the name of a line. */
export function callHtml(tel: string, number: string): Html {
  return { html: linkHtml(callLink(tel), numberHtml(number)) };
}
