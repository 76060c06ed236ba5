import { html } from "hono/html";
import type { Post } from "../post.ts";
import { heldBecause } from "./held-because.ts";
import { page } from "./page.ts";

/** What a person posting is told about the post they have just made. */
export type Told = "too-large" | "not-a-picture" | "empty" | "nothing-chosen" | undefined;

interface BoardPage {
  readonly posts: readonly Post[];
  readonly samples: readonly string[];
  readonly site: URL;
  readonly told?: Told;
  /** The sample that was chosen, when the form is shown again; else the first is. */
  readonly chosen?: string | undefined;
}

/** The board: what was posted, newest first, and a form to post a sample or a picture of one's own. */
export function boardPage({ posts, samples, site, told, chosen = samples[0] }: BoardPage) {
  return page(
    "Demo Board",
    site,
    html`<h1>A board for pictures</h1>
<p class="lead">It stands for any website where people post. Its matcher compares every post with the list that the exchange keeps.</p>
${told === undefined ? "" : html`<p class="told" role="alert">${TOLD[told]}</p>`}
<form class="card" method="post" action="/posts" enctype="multipart/form-data" autocomplete="off">
<fieldset>
<legend>Post a picture</legend>
<ul class="samples">${samples.map(
      (name) => html`<li><label>
<input type="radio" name="sample" value="${name}"${name === chosen ? " checked" : ""}>
<img src="/samples/${name}.jpg" alt="" width="120" height="90" loading="lazy"><span>${name}</span></label></li>`,
    )}</ul>
<p><label for="photo">Or one of your own</label><input id="photo" type="file" name="photo" accept="image/jpeg,image/png,image/webp,image/avif" aria-describedby="kinds">
<span class="small" id="kinds">JPEG, PNG, WebP or AVIF, up to 20 MB</span></p>
</fieldset>
<p class="buttons"><button name="as" value="altered">Make an altered copy and post it</button>
<button class="quiet" name="as" value="is">Post it as it is</button></p>
<p class="small">An altered copy is made smaller, warmer and saved again: other bytes, the same picture.</p>
</form>
<h2>Posts</h2>
${
  posts.length === 0
    ? html`<p>Nothing is posted yet.</p>`
    : html`<ul class="posts">${posts.map((post) => html`<li id="post-${post.id}">${card(post)}</li>`)}</ul>`
}`,
  );
}

const TOLD: Readonly<Record<Exclude<Told, undefined>, string>> = {
  "too-large": "That file is larger than 20 MB. Choose a smaller one.",
  "not-a-picture":
    "The board cannot read that file. JPEG, PNG, WebP and AVIF pictures work; GIF, HEIC and videos do not.",
  empty: "That file is empty, so nothing was posted. Choose another one.",
  "nothing-chosen": "Choose a sample, or a picture of your own.",
};

function card(post: Post) {
  const named = html`<h3>${post.title}</h3>`;
  switch (post.state) {
    case "shown":
      return html`<article class="post"><img src="/posts/${post.id}.jpg" alt="" loading="lazy">${named}
<p class="small"><a href="/posts/${post.id}.jpg" download="${post.title}.jpg">Save this picture</a></p></article>`;
    case "waiting":
      return html`<article class="post empty">${named}<p>Waiting to be compared.</p>
<form action="/"><button class="quiet">Look again</button></form></article>`;
    case "held":
      return html`<article class="post empty">${named}<p><strong>Held.</strong> ${heldBecause(post).board} A moderator looks first. <a href="/moderator#post-${post.id}">As the moderator</a></p></article>`;
    case "stopped":
      return html`<article class="post empty">${named}<p><strong>Stopped.</strong> ${STOPPED[post.list ?? "none"]}</p></article>`;
  }
}

const STOPPED = {
  adult: "It looks the same as a picture someone asked to have taken down.",
  "under-18": "Restricted and kept, seen by nobody but a trained reviewer.",
  none: "A moderator looked at it and decided so.",
} as const;
