import { html } from "hono/html";
import { lastAnswer, lastReport, type Post } from "../post.ts";
import { reportFields, reviewerField, seen, type Unkept } from "./review-card.ts";
import { reviewLines } from "./review-lines.ts";

/** A post that was stopped, and what is still to be written down about it. */
export function stoppedCard(post: Post, unkept: Unkept | undefined) {
  return html`<h3>${post.title}</h3>
<p>${state(post)}</p>${reviewLines(post)}${isUnreported(post) ? reportForm(post, unkept) : ""}${
    isOwnAnswer(post) ? changeForm(post, unkept) : ""
  }`;
}

function state(post: Post) {
  if (post.list === undefined) return "Hidden from the board because a moderator said so.";
  if (post.list === "adult") {
    return "Hidden from the board. It comes back by itself if the claim is taken back.";
  }
  const report = lastReport(post);
  return report === undefined
    ? html`Restricted and kept. <strong>No report is written down for this copy yet.</strong>`
    : html`Restricted and kept. Report ${report.reportNumber}, reviewed by ${report.reviewer}.`;
}

function isUnreported(post: Post): boolean {
  return post.list === "under-18" && lastReport(post) === undefined;
}

/** Whether it was stopped by an answer given here, which whoever gave it may have to take back. */
function isOwnAnswer(post: Post): boolean {
  return post.list === "under-18" && lastAnswer(post)?.verdict === "intimate";
}

/** Leads to the question whether the answer is really to be undone. */
function changeForm(post: Post, unkept: Unkept | undefined) {
  return html`<details><summary>That answer was a mistake</summary>
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
${seen(post)}${reviewerField(post, unkept)}
<p class="buttons"><button class="quiet" name="verdict" value="not-intimate">It is not</button>
<button class="quiet" name="verdict" value="unsure">I cannot tell</button></p></form></details>`;
}

function reportForm(post: Post, unkept: Unkept | undefined) {
  return html`<form method="post" action="/moderator/posts/${post.id}/report" autocomplete="off">
${seen(post)}${reportFields(post, unkept)}
<p class="buttons"><button>Write down the report</button></p></form>`;
}
