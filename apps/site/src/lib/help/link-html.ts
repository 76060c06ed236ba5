import { escapeHtml } from "#lib/words/fill.ts";
import { callLink } from "./contact-links.ts";

/** A link as HTML, for texts that hold one in the middle of a sentence. */
export function linkHtml(address: string, words: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
}

/** A number to call, kept together and left to right in any language. */
export function callHtml(tel: string, words: string): string {
  return `<a class="number" href="${escapeHtml(callLink(tel))}">${escapeHtml(words)}</a>`;
}
