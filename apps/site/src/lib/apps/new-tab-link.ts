import { escapeHtml, type Html } from "#lib/words/fill.ts";

/** Longer addresses than this, in characters, are shown by their host alone. */
const SHOWN_WHOLE = 45;

/**
 * A link to another site for the middle of a sentence, named by where it leads. It opens in a new
 * tab, so that the steps stay open beside it, and says so to a screen reader.
 */
export function newTabLink(address: string, newTab: string): Html {
  const name = escapeHtml(nameOf(new URL(address)));
  return {
    html:
      `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">` +
      `<bdi dir="ltr">${name}</bdi><span class="unseen"> (${escapeHtml(newTab)})</span></a>`,
  };
}

/** As much of an address as tells two forms of one service apart. */
function nameOf({ host, pathname, search, hash }: URL): string {
  const shown = host.replace(/^www\./, "");
  const whole = `${shown}${pathname.replace(/\/$/, "")}`;
  return search === "" && hash === "" && whole.length <= SHOWN_WHOLE ? whole : shown;
}
