import { html } from "hono/html";
import type { Post, PostReview, Verdict } from "../post.ts";

/** Each answer as its button says it. */
export const ANSWER: Readonly<Record<Verdict, string>> = {
  intimate: "It is intimate",
  "not-intimate": "It is not",
  unsure: "I cannot tell",
};

/** Who looked at a post, when, and what they reported; nothing when nobody has. */
export function reviewLines({ reviews }: Pick<Post, "reviews">) {
  if (reviews.length === 0) return "";
  return html`
<ul class="small">${reviews.map((review) => html`<li>${reviewLine(review)}</li>`)}</ul>`;
}

/** `2026-11-22 18:40 UTC, R. Trained: “It is intimate”. Report 17.` */
export function reviewLine({ at, reviewer, verdict, reportNumber }: PostReview): string {
  const when =
    at === undefined
      ? "Before"
      : `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const said = verdict === undefined ? "" : ` “${ANSWER[verdict]}”.`;
  const report = reportNumber === undefined ? "" : ` Report ${reportNumber}.`;
  return `${when}, ${reviewer ?? "a moderator"}:${said}${report}`;
}
