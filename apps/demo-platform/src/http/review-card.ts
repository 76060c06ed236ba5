import { html } from "hono/html";
import type { Post } from "../post.ts";
import { heldBecause, nearness } from "./held-because.ts";
import { reviewLines } from "./review-lines.ts";

/** What a moderator had filled in when their answer could not be kept, and what was in the way. */
export interface Unkept {
  readonly post: number;
  readonly why: "no-verdict" | "no-reviewer" | "no-report-number" | "unreachable" | "seen-before";
  /** Whether it was an answer about the picture, which was open then. */
  readonly isOpen: boolean;
  readonly reviewer: string;
  readonly reportNumber: string;
}

/** Why an answer could not be kept, for the person who gave it. */
export const WHY: Readonly<Record<Unkept["why"], string>> = {
  "no-verdict": "Choose one of the three answers.",
  "no-reviewer":
    "Write down who looked. An under-18 match is only for a trained reviewer with a name.",
  "no-report-number": "Write down the number your report was given.",
  "seen-before":
    "Someone has looked at this meanwhile, so nothing was changed. Read how it is now before you answer.",
  unreachable: "The matcher cannot be reached, so nothing was changed. Try again in a moment.",
};

/**
 * A post to be reviewed. The answers lie behind the picture: who has not opened it cannot decide.
 *
 * @param unkept what is to be filled in again, when the last answer was about this post
 */
export function reviewCard(post: Post, unkept: Unkept | undefined) {
  return post.list === "under-18" ? under18(post, unkept) : adult(post, unkept);
}

function adult(post: Post, unkept: Unkept | undefined) {
  return html`${about(post)}
<div class="look">
<img class="veil" src="/moderator/posts/${post.id}/blurred.jpg" alt="Blurred on purpose" loading="lazy">
<details${open(unkept)}><summary>Open the picture</summary>
<img src="/moderator/posts/${post.id}.jpg" alt="The post to review" loading="lazy">
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">${seen(post)}${verdicts()}</form></details></div>`;
}

function under18(post: Post, unkept: Unkept | undefined) {
  return html`${about(post)}
<p><strong>Marked as showing someone under 18.</strong> ${
    post.state === "shown"
      ? "It is still on the board, so look at it soon."
      : "It is restricted and kept as it is."
  } Do not copy it, send it on or delete it.</p>
<ol class="duty">
<li>Let a trained reviewer take over, if that is not you.</li>
<li>Report it where your country's law says: in many countries that is a duty, and soon.</li>
<li>Write down who looked and the report's number here.</li>
</ol>
<p>This board shows only a blur, and nobody can answer from that. The answer has to come from a lawful look by the trained reviewer, elsewhere, in your platform's own procedure.</p>
<form method="post" action="/moderator/posts/${post.id}" autocomplete="off">
${seen(post)}${reportFields(post, unkept)}
<p class="buttons"><button class="quiet" formaction="/moderator/posts/${post.id}/report">Write down the report</button></p>
<details${open(unkept)}><summary>Show it blurred</summary>
<img src="/moderator/posts/${post.id}/blurred.jpg" alt="Blurred on purpose" width="160" loading="lazy">
<p>Write here only what the trained reviewer found. Every answer needs their name, and “It is intimate” the report number too.</p>
${verdicts()}</details></form>`;
}

/** What the answer is about: the post as it was when the page was made. */
export function seen({ revision }: Pick<Post, "revision">) {
  return html`<input type="hidden" name="seen" value="${revision}">`;
}

function about(post: Post) {
  const reason = html`<h3>${post.title}</h3>
<p>${heldBecause(post).desk}</p>${reviewLines(post)}`;
  if (post.list === undefined || post.distance === undefined) return reason;

  const { words, number } = nearness(post.distance);
  return html`${reason}
<p>${words} <span class="small">${number}</span></p>${listingLine(post.listing)}`;
}

/** The listing behind a match, by the id that an analyst of the exchange asks for. */
export function listingLine(listing: string | undefined) {
  if (listing === undefined) return "";
  return html`
<p class="small">Listing <code>${listing}</code>. An analyst of the exchange needs this id to take it off the list.</p>`;
}

/**
 * Who looked and the report's number, as they were filled in before.
 *
 * @param form tells the fields of two forms about one post apart
 */
export function reportFields({ id }: Pick<Post, "id">, unkept: Unkept | undefined, form = "") {
  const report = field({
    id: `${form}report-${id}`,
    name: "report-number",
    label: "Report number",
    value: unkept?.reportNumber ?? "",
    problem: unkept?.why === "no-report-number" ? WHY["no-report-number"] : undefined,
  });
  const reviewer = field({
    id: `${form}reviewer-${id}`,
    name: "reviewer",
    label: "Trained reviewer",
    value: unkept?.reviewer ?? "",
    problem: unkept?.why === "no-reviewer" ? WHY["no-reviewer"] : undefined,
  });
  return html`${reviewer}
${report}`;
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong with the value. */
  readonly problem: string | undefined;
}

function field({ id, name, label, value, problem }: Field) {
  const named = html`<label for="${id}">${label}</label>`;
  if (problem === undefined) {
    return html`<p>${named}<input id="${id}" name="${name}" maxlength="80" value="${value}"></p>`;
  }
  return html`<p>${named}<span class="problem" id="${id}-why">${problem}</span>
<input id="${id}" name="${name}" maxlength="80" value="${value}" aria-invalid="true" aria-describedby="${id}-why" autofocus></p>`;
}

/** Three answers that look alike: which one is right is for the moderator to say. */
function verdicts() {
  return html`<p class="small">“It is intimate” stops it and every copy. “It is not” puts it back. “I cannot tell” leaves it held.</p>
<p class="buttons"><button class="quiet" name="verdict" value="intimate">It is intimate</button>
<button class="quiet" name="verdict" value="not-intimate">It is not</button>
<button class="quiet" name="verdict" value="unsure">I cannot tell</button></p>`;
}

/** Keeps the picture open for whoever had opened it. */
export function open(unkept: Unkept | undefined) {
  return unkept?.isOpen ? html` open` : "";
}
