import { html } from "hono/html";
import type { PausedClaim } from "../matcher-client.ts";
import { isBeingStopped, isDecided, lastAnswer, type Post } from "../post.ts";
import { decidedCard } from "./decided-card.ts";
import { heldBecause } from "./held-because.ts";
import { page } from "./page.ts";
import { pausedSection, shownInPause } from "./paused-section.ts";
import { reviewCard, type Unkept, WHY } from "./review-card.ts";

interface ModeratorPage {
  readonly posts: readonly Post[];
  /** What the matcher has paused; `undefined` when it cannot be asked. */
  readonly paused: readonly PausedClaim[] | undefined;
  readonly site: URL;
  /** The post that was just reviewed, as it is now. */
  readonly reviewed?: Post | undefined;
  /** The last answer, when it could not be kept. */
  readonly unkept?: Unkept | undefined;
}

/** The moderator's desk: what is held and why, and what was decided. */
export function moderatorPage({ posts, paused, site, reviewed, unkept }: ModeratorPage) {
  const held = posts.filter((post) => post.state === "held");
  const inPause = new Set(paused?.map((claim) => shownInPause(claim, posts)?.id));
  const decided = posts.filter((post) => isDecided(post) && !inPause.has(post.id));
  const about = (post: Post) => (unkept?.post === post.id ? unkept : undefined);

  return page(
    "Moderator",
    site,
    html`<h1>Moderator</h1>
<p class="lead">${count(held.length)}</p>
${unkept === undefined ? "" : alert(unkept, posts)}
${reviewed === undefined ? "" : html`<p class="told" role="status">${outcome(reviewed)}</p>`}
${pausedSection(paused, posts, unkept)}
${held.length === 0 ? "" : html`<h2>Held</h2>`}
<ul class="desk">${held.map(
      (post) => html`<li id="post-${post.id}" class="card">${reviewCard(post, about(post))}</li>`,
    )}</ul>
<h2>Decided</h2>
${
  decided.length === 0
    ? html`<p>Nothing is decided yet.</p>`
    : html`<ul class="desk">${decided.map(
        (post) =>
          html`<li id="post-${post.id}" class="card">${decidedCard(post, about(post))}</li>`,
      )}</ul>`
}`,
  );
}

function alert({ why, post: id }: Unkept, posts: readonly Post[]) {
  const post = posts.find((one) => one.id === id);
  const isOnDesk = post !== undefined && (post.state === "held" || isDecided(post));
  const now = why === "seen-before" && post !== undefined ? ` ${outcome(post)}` : "";
  return html`<p class="told" role="alert">${WHY[why]}${now}${
    isOnDesk || why !== "seen-before" ? html` <a href="#post-${id}">To the post</a>` : ""
  }</p>`;
}

function count(held: number): string {
  if (held === 0) return "Nothing is held.";
  return held === 1 ? "One post waits for you." : `${held} posts wait for you.`;
}

/** What became of a post, for the person who has just decided. */
function outcome(post: Post): string {
  switch (post.state) {
    case "stopped":
      return post.list === undefined
        ? `“${post.title}” is stopped.`
        : `“${post.title}” is stopped, and so is every copy.`;
    case "shown":
      return lastAnswer(post)?.verdict === "intimate"
        ? `“${post.title}” stays on the board: nothing on the list matches it any more, so there is nothing to stop it by.`
        : `“${post.title}” is on the board again.`;
    case "held":
      if (isBeingStopped(post)) {
        return `Your new answer counts for “${post.title}”. The exchange is being told, and the post is stopped as soon as it has answered, unless a reviewer elsewhere disagrees. Until then it is held.`;
      }
      return `“${post.title}” stays held. ${heldBecause(post).desk}`;
    case "waiting":
      return `“${post.title}” waits to be compared again.`;
  }
}
