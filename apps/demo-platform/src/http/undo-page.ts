import { html } from "hono/html";
import { lastAnswer, lastReport, type Post, type Verdict } from "../post.ts";
import { page } from "./page.ts";
import { seen } from "./review-card.ts";
import { ANSWER, reviewLine } from "./review-lines.ts";

interface Undoing {
  readonly verdict: Verdict;
  readonly reviewer: string;
  readonly reportNumber: string;
}

/** Asks once more before an under-18 verdict is undone, and names what that undoes. */
export function undoPage(post: Post, { verdict, reviewer, reportNumber }: Undoing, site: URL) {
  const undone = lastAnswer(post);
  const report = lastReport(post);
  return page(
    "Change an answer",
    site,
    html`<h1>Change an answer?</h1>
<p class="lead">“${post.title}” is marked as showing someone under 18. ${
      undone === undefined
        ? "It is stopped because reviewers found it intimate."
        : html`This answer would be undone: ${reviewLine(undone)}`
    }</p>
<p>${WHAT_FOLLOWS[verdict]} What was written down before stays.</p>
${report === undefined ? "" : html`<p>Tell those who have report ${report.reportNumber} as well.</p>`}
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
${seen(post)}<input type="hidden" name="reviewer" value="${reviewer}">
<input type="hidden" name="report-number" value="${reportNumber}">
<input type="hidden" name="verdict" value="${verdict}">
<p class="buttons"><button class="quiet" name="undo" value="yes">Change it to “${ANSWER[verdict]}”, as ${reviewer}</button></p>
</form>
<p><a href="/moderator#post-${post.id}">Leave it as it is</a></p>`,
  );
}

const WHAT_FOLLOWS: Readonly<Record<Verdict, string>> = {
  intimate: "It stays stopped.",
  "not-intimate":
    "“It is not” can put it and every copy back on the board, where everyone sees them.",
  unsure: "“I cannot tell” can leave it and every copy held instead of stopped.",
};
