import { shownAddress } from "#lib/help/contact-links.ts";
import { escapeHtml, type Html } from "#lib/words/fill.ts";

/**
 * A link to another site for the middle of a sentence, named by where it leads. It opens in a new
 * tab, so that the steps stay open beside it, and says so to a screen reader.
 */
export function newTabLink(address: string, newTab: string): Html {
  const name = escapeHtml(shownAddress(address));
  return {
    html:
      `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">` +
      `<bdi dir="ltr">${name}</bdi><span class="unseen"> (${escapeHtml(newTab)})</span></a>`,
  };
}
