import { html } from "hono/html";
import { isLetGo, lastAnswer, lastReport, type Post, type Verdict } from "../post.ts";
import { open, reportFields, seen, type Unkept } from "./review-card.ts";
import { ANSWER, reviewLines } from "./review-lines.ts";

/**
 * A post that was decided: what is still to be written down about it, and how an answer that was
 * given here is taken back.
 */
export function decidedCard(post: Post, unkept: Unkept | undefined) {
  const answer = lastAnswer(post)?.verdict;
  return html`<h3>${post.title}</h3>
<p>${state(post)}</p>${reviewLines(post)}${isUnreported(post) ? reportForm(post, unkept) : ""}${
    answer === undefined || isLetGo(post) ? "" : changeForm(post, answer, unkept)
  }`;
}

function state(post: Post) {
  if (post.state === "waiting") return "Waits to be compared again.";
  if (isLetGo(post)) {
    return "On the board. The claim was taken back, or the exchange let it go, so nothing is stopped.";
  }
  if (post.state !== "stopped") return "On the board.";
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
  return post.state === "stopped" && post.list === "under-18" && lastReport(post) === undefined;
}

/**
 * The answers that were not given, behind the picture as the first one was. An under-18 answer that
 * is taken back leads to a page that asks once more.
 */
function changeForm(post: Post, given: Verdict, unkept: Unkept | undefined) {
  const others = (Object.keys(ANSWER) as Verdict[]).filter((verdict) => verdict !== given);
  return html`<details${open(unkept)}><summary>That answer was a mistake</summary>
${
  post.list === "under-18"
    ? html`<p>This board shows only a blur. A new answer too has to come from a lawful look by the trained reviewer, elsewhere.</p>`
    : html`<img src="/moderator/posts/${post.id}.jpg" alt="The post to review again" loading="lazy">`
}
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
${seen(post)}${post.list === "under-18" ? reportFields(post, unkept, "change-") : ""}
<p class="small">The answer now is “${ANSWER[given]}”. It counts for every copy, and so does a new one. What was written down before stays.</p>
<p class="buttons">${others.map(
    (
      verdict,
    ) => html`<button class="quiet" name="verdict" value="${verdict}">${ANSWER[verdict]}</button>
`,
  )}</p></form></details>`;
}

function reportForm(post: Post, unkept: Unkept | undefined) {
  return html`<form method="post" action="/moderator/posts/${post.id}/report" autocomplete="off">
${seen(post)}${reportFields(post, unkept)}
<p class="buttons"><button>Write down the report</button></p></form>`;
}
