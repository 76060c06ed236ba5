import { html, raw } from "hono/html";

type Markup = ReturnType<typeof html>;

/** The frame of every page: the practice banner first, then the board's own bar. */
export function page(title: string, site: URL, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/board.css">
<link rel="icon" href="/board.svg" type="image/svg+xml">
<header>
<p class="practice">Practice copy, on this machine only. Use ordinary photos. <a href="${site.href}">To the Holdfast site</a></p>
<div class="bar">
<a class="name" href="/">${MARK}Demo Board</a>
<nav aria-label="Board"><a href="/">Board</a> <a href="/moderator">Moderator</a></nav>
</div>
</header>
<main>${body}</main>
</html>`;
}

const MARK = raw(
  '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="3" fill="none" stroke="currentColor" stroke-width="2"/><path d="m5 18 5-6 4 4 2-2 3 4" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/></svg>',
);
