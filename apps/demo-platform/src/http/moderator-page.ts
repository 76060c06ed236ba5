import { html } from "hono/html";
import type { Post } from "../post.ts";
import { page } from "./page.ts";

interface ModeratorPage {
  readonly posts: readonly Post[];
  readonly site: URL;
  /** A field that was left empty, when the last review could not be kept. */
  readonly missing?: "reviewer" | "report-number" | "unreachable" | undefined;
}

/** The moderator's desk: what is held and why, and what was decided. */
export function moderatorPage({ posts, site, missing }: ModeratorPage) {
  const held = posts.filter((post) => post.state === "held");
  const stopped = posts.filter((post) => post.state === "stopped");
  return page(
    "Moderator",
    site,
    html`<h1>Moderator</h1>
<p class="lead">${held.length === 0 ? "Nothing is held." : count(held.length)}</p>
${missing === undefined ? "" : html`<p class="told" role="alert">${MISSING[missing]}</p>`}
${held.length === 0 ? "" : html`<h2>Held</h2>`}
<ul class="desk">${held.map((post) => html`<li id="post-${post.id}" class="card">${review(post)}</li>`)}</ul>
<h2>Stopped</h2>
${
  stopped.length === 0
    ? html`<p>Nothing is stopped.</p>`
    : html`<ul class="desk">${stopped.map((post) => html`<li class="card">${decided(post)}</li>`)}</ul>`
}`,
  );
}

const MISSING = {
  reviewer: "Write down who looked. An under-18 match is only for a trained reviewer with a name.",
  "report-number": "Write down the number your report was given before you confirm.",
  unreachable: "The matcher cannot be reached, so nothing was changed. Try again in a moment.",
} as const;

function count(held: number): string {
  return held === 1 ? "One post waits for you." : `${held} posts wait for you.`;
}

function review(post: Post) {
  return post.list === "under-18" ? under18(post) : adult(post);
}

function adult(post: Post) {
  const pictured =
    post.distance === undefined
      ? html`<p>Too plain to compare. Look at it as you would at any post.</p>`
      : html`<p>Someone says this is an intimate picture of them, shared without their agreement. Distance ${post.distance} of 31.</p>`;
  return html`<h3>${post.title}</h3>${pictured}
<details><summary>Show the picture</summary><img src="/moderator/posts/${post.id}.jpg" alt="The post to review" loading="lazy"></details>
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
<p class="buttons">${verdicts()}</p></form>`;
}

function under18(post: Post) {
  return html`<h3>${post.title}</h3>
<p><strong>Marked as showing someone under 18.</strong> It is restricted and kept as it is. Do not copy it, send it on or delete it.</p>
<ol class="duty">
<li>Let a trained reviewer take over, if that is not you.</li>
<li>Report it where your country's law says: in many countries that is a duty, and soon.</li>
<li>Write down who looked and the report's number here.</li>
</ol>
<details><summary>Show it blurred</summary><img src="/moderator/posts/${post.id}/blurred.jpg" alt="Blurred on purpose" width="160" loading="lazy"></details>
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
<p><label for="reviewer-${post.id}">Trained reviewer</label><input id="reviewer-${post.id}" name="reviewer" maxlength="80"></p>
<p><label for="report-${post.id}">Report number</label><input id="report-${post.id}" name="report-number" maxlength="80"></p>
<p class="buttons">${verdicts()}</p></form>`;
}

function verdicts() {
  return html`<button name="verdict" value="intimate">It is intimate</button>
<button class="quiet" name="verdict" value="not-intimate">It is not</button>
<button class="quiet" name="verdict" value="unsure">I cannot tell</button>`;
}

function decided(post: Post) {
  return html`<h3>${post.title}</h3>
<p>${
    post.list === "under-18"
      ? html`Restricted and kept. ${
          post.reportNumber === undefined
            ? html`<strong>No report is written down for this copy yet.</strong>`
            : html`Report ${post.reportNumber}, reviewed by ${post.reviewer}.`
        }`
      : "Hidden from the board. It comes back by itself if the listing is withdrawn."
  }</p>${post.list === "under-18" && post.reportNumber === undefined ? reportForm(post) : ""}`;
}

function reportForm(post: Post) {
  return html`<form method="post" action="/moderator/posts/${post.id}/report" autocomplete="off">
<p><label for="reviewer-${post.id}">Trained reviewer</label><input id="reviewer-${post.id}" name="reviewer" maxlength="80"></p>
<p><label for="report-${post.id}">Report number</label><input id="report-${post.id}" name="report-number" maxlength="80"></p>
<p class="buttons"><button>Write down the report</button></p></form>`;
}
