import { html } from "hono/html";
import type { Post } from "../post.ts";
import { page } from "./page.ts";

/** What a person posting is told about the post they have just made. */
export type Told = "too-large" | "not-a-picture" | "nothing-chosen" | undefined;

interface BoardPage {
  readonly posts: readonly Post[];
  readonly samples: readonly string[];
  readonly site: URL;
  readonly told?: Told;
}

/** The board: what was posted, newest first, and a form to post a sample or a picture of one's own. */
export function boardPage({ posts, samples, site, told }: BoardPage) {
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
      (name, place) => html`<li><label>
<input type="radio" name="sample" value="${name}"${place === 0 ? " checked" : ""}>
<img src="/samples/${name}.jpg" alt="" width="120" height="90" loading="lazy"><span>${name}</span></label></li>`,
    )}</ul>
<p><label for="photo">Or one of your own</label><input id="photo" type="file" name="photo" accept="image/*"></p>
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
  "not-a-picture": "That file is not a picture the board can read. JPEG, PNG and WebP work.",
  "nothing-chosen": "Choose a sample, or a picture of your own.",
};

function card(post: Post) {
  const named = html`<h3>${post.title}</h3>`;
  switch (post.state) {
    case "shown":
      return html`<article class="post"><img src="/posts/${post.id}.jpg" alt="" loading="lazy">${named}
<p class="small"><a href="/posts/${post.id}.jpg" download="${post.title}.jpg">Save this picture</a></p></article>`;
    case "waiting":
      return html`<article class="post empty">${named}<p>Waiting to be compared. <a href="/#post-${post.id}">Look again</a></p></article>`;
    case "held":
      return html`<article class="post empty">${named}<p><strong>Held.</strong> ${heldWhy(post)} A moderator looks first. <a href="/moderator#post-${post.id}">As the moderator</a></p></article>`;
    case "stopped":
      return html`<article class="post empty">${named}<p><strong>Stopped.</strong> ${
        post.list === "under-18"
          ? "Restricted and kept, seen by nobody but a trained reviewer."
          : "It looks the same as a picture someone asked to have taken down."
      }</p></article>`;
  }
}

function heldWhy(post: Post): string {
  return post.distance === undefined
    ? "It is too plain to compare."
    : "It looks like a picture someone asked to have taken down.";
}
