/** A link that leaves the page; parts of the same page begin with `#`, numbers with `tel:` or `sms:`. */
const LEAVING = /<a (?=[^>]*\bhref="(?:\/|https:))(?![^>]*\b(?:target=|data-exit))([^>]*)>/g;

/**
 * Makes every link out of a page open beside it. A page that was told something answers a form, and
 * is kept nowhere: whoever left it by a link would come back to a page that has forgotten, or,
 * without script, to an error of the browser. "Leave now" alone still leaves.
 *
 * @param html a rendered page
 */
export function openBeside(html: string): string {
  return html.replace(LEAVING, (_, attributes: string) => {
    const others = attributes.replace(/\s*\brel="[^"]*"/, "");
    return `<a ${others} target="_blank" rel="noopener noreferrer">`;
  });
}
