import { escapeHtml, type Html } from "#lib/words/fill.ts";

/**
 * A link in the middle of a sentence that leaves this page, and the answers on it, where they are.
 * The other site is told neither where its visitor came from nor how to reach this tab.
 */
export function newTabLink(address: string, words: string): Html {
  const href = escapeHtml(address);
  return {
    html: `<a href="${href}" target="_blank" rel="noopener noreferrer">${escapeHtml(words)}</a>`,
  };
}
