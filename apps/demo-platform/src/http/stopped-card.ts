import { html } from "hono/html";
import type { Post } from "../post.ts";
import { reportFields, type Unkept } from "./review-card.ts";

/** A post that was stopped, and what is still to be written down about it. */
export function stoppedCard(post: Post, unkept: Unkept | undefined) {
  return html`<h3>${post.title}</h3>
<p>${state(post)}</p>${isUnreported(post) ? reportForm(post, unkept) : ""}`;
}

function state(post: Post) {
  if (post.list === undefined) return "Hidden from the board because a moderator said so.";
  if (post.list === "adult") {
    return "Hidden from the board. It comes back by itself if the claim is taken back.";
  }
  return isUnreported(post)
    ? html`Restricted and kept. <strong>No report is written down for this copy yet.</strong>`
    : html`Restricted and kept. Report ${post.reportNumber}, reviewed by ${post.reviewer}.`;
}

function isUnreported({ list, reportNumber }: Post): boolean {
  return list === "under-18" && reportNumber === undefined;
}

function reportForm(post: Post, unkept: Unkept | undefined) {
  return html`<form method="post" action="/moderator/posts/${post.id}/report" autocomplete="off">
${reportFields(post, unkept)}
<p class="buttons"><button>Write down the report</button></p></form>`;
}
