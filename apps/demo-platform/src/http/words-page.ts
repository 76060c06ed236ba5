import { html } from "hono/html";
import { page } from "./page.ts";

/** A page that says something instead of showing it, with the ways on. */
export function wordsPage(title: string, words: string, site: URL) {
  return page(
    title,
    site,
    html`<h1>${title}</h1>
<p class="lead">${words}</p>
<p><a href="/">To the board</a></p>
<p><a href="/moderator">To the moderator’s desk</a></p>`,
  );
}
