import { html } from "hono/html";
import type { PausedClaim } from "../matcher-client.ts";
import type { Post, PostState } from "../post.ts";
import { listingLine, reviewCard, type Unkept } from "./review-card.ts";

const MOST_NAMED = 5;

/**
 * What the matcher has paused, in words, each with a post to look at.
 *
 * @param paused `undefined` when the matcher cannot be asked
 */
export function pausedSection(
  paused: readonly PausedClaim[] | undefined,
  posts: readonly Post[],
  unkept: Unkept | undefined,
) {
  if (paused === undefined) {
    return html`<p class="told">The matcher cannot be reached just now. What it has paused is not shown here.</p>`;
  }
  if (paused.length === 0) return "";
  return html`<h2>Paused</h2>
<p>Someone claims a picture that many posts look like. Until someone here has looked, nothing is done about it: it may be a joke that goes round, or a picture that really spreads.</p>
<ul class="desk">${paused.map((claim) => html`<li class="card">${card(claim, posts, unkept)}</li>`)}</ul>`;
}

/** The post that is shown to look at a paused claim by, when none is held that would do. */
export function shownInPause(claim: PausedClaim, posts: readonly Post[]): Post | undefined {
  if (samplesOf(claim, posts, "held").length > 0) return undefined;
  return samplesOf(claim, posts, "shown")[0];
}

function samplesOf({ samples }: PausedClaim, posts: readonly Post[], wanted: PostState) {
  return posts.filter(({ id, state }) => state === wanted && samples.includes(id));
}

function card(claim: PausedClaim, posts: readonly Post[], unkept?: Unkept) {
  const { posts: count, listing } = claim;
  const held = samplesOf(claim, posts, "held").slice(0, MOST_NAMED);
  const shown = shownInPause(claim, posts);
  const counted = html`<p><strong>${count} posts look like one claimed picture.</strong> Look at one of them; your answer counts for all.</p>${listingLine(listing)}`;

  if (held.length > 0) {
    return html`${counted}
<ul class="links">${held.map(({ id, title }) => html`<li><a href="#post-${id}">${title}, post ${id}</a></li>`)}</ul>`;
  }
  if (shown === undefined) return counted;
  const again = unkept?.post === shown.id ? unkept : undefined;
  return html`${counted}
<div id="post-${shown.id}">${reviewCard({ ...shown, because: "paused" }, again)}</div>`;
}
