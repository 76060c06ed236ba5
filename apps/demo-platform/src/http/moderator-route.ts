import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { followNews } from "../follow-decisions.ts";
import type { MatcherClient } from "../matcher-client.ts";
import { blurred } from "../photos.ts";
import {
  isBeingStopped,
  isReversal,
  lastAnswer,
  lastReport,
  type Post,
  stateAfterReview,
} from "../post.ts";
import type { PostBook } from "../store/post-book.ts";
import { jpeg } from "./board-route.ts";
import { moderatorPage } from "./moderator-page.ts";
import type { Unkept } from "./review-card.ts";
import { undoPage } from "./undo-page.ts";

const MOST_BYTES = 10_000;
const WAIT_FOR_EXCHANGE = 3; // seconds a moderator is kept waiting to see what became of a correction

const Words = z.string().trim().max(80).default("");
const ReviewForm = z.object({
  verdict: z.enum(["intimate", "not-intimate", "unsure"]).optional().catch(undefined),
  reviewer: Words.catch(""),
  "report-number": Words.catch(""),
  seen: z.coerce.number().optional().catch(undefined),
  undo: z.literal("yes").optional().catch(undefined),
});

interface Needs {
  readonly book: PostBook;
  readonly matcher: MatcherClient;
  readonly site: URL;
  readonly now: () => number;
}

/**
 * The moderator's desk. An under-18 picture leaves the board only blurred, whoever asks. An answer
 * counts only for the post as its page showed it: what another moderator said meanwhile is not
 * undone by a page left open.
 */
export function moderatorRoute({ book, matcher, site, now }: Needs) {
  const route = new Hono();
  /** Posts whose answer is on its way to the matcher. */
  const answering = new Set<number>();
  const desk = async (rest: { readonly reviewed?: number; readonly unkept?: Unkept } = {}) => {
    const paused = await matcher.paused().catch(() => undefined);
    for (const { list, samples } of paused ?? []) {
      if (list === "under-18") book.markList(samples, list);
    }
    const { unkept, reviewed: id } = rest;
    const reviewed = id === undefined ? undefined : book.find(id);
    return moderatorPage({ posts: book.all(), paused, site, reviewed, unkept });
  };
  const unkept = async (c: Context, status: 409 | 422 | 503, what: Unkept) =>
    c.html(await desk({ unkept: what }), status);

  route.get("/moderator", async (c) => {
    const reviewed = c.req.query("reviewed");
    return c.html(await desk(reviewed === undefined ? {} : { reviewed: Number(reviewed) }));
  });

  route.get("/moderator/posts/:file{[0-9]+\\.jpg}", (c) => {
    const id = Number.parseInt(c.req.param("file"), 10);
    const post = book.find(id);
    const isForReview = post !== undefined && isLookedAt(post) && post.list !== "under-18";
    const photo = isForReview ? book.photo(id) : undefined;
    return photo === undefined ? c.notFound() : jpeg(photo);
  });

  route.get("/moderator/posts/:id{[0-9]+}/blurred.jpg", async (c) => {
    const photo = book.photo(Number(c.req.param("id")));
    return photo === undefined ? c.notFound() : jpeg(await blurred(photo));
  });

  // Where a form was answered with what is missing, and then loaded anew.
  for (const form of ["", "/report"]) {
    route.get(`/moderator/posts/:id{[0-9]+}${form}`, (c) =>
      c.redirect(`/moderator#post-${c.req.param("id")}`, 303),
    );
  }

  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: async (c) => c.html(await desk(), 413) });
  route.post("/moderator/posts/:id{[0-9]+}", limit, async (c) => {
    const id = Number(c.req.param("id"));
    const { verdict, reviewer, reportNumber, seen, undo } = await reviewIn(c);
    const post = book.find(id);
    if (post === undefined) return c.notFound();

    const filledIn = { post: id, reviewer, reportNumber, isOpen: true };
    if (seen !== post.revision || answering.has(id)) {
      return unkept(c, 409, { ...filledIn, isOpen: false, why: "seen-before" });
    }
    if (verdict === undefined) return unkept(c, 422, { ...filledIn, why: "no-verdict" });
    if (post.list === "under-18") {
      if (reviewer === "") return unkept(c, 422, { ...filledIn, why: "no-reviewer" });
      // Saying that it is what it looks like without having reported it would skip the duty.
      const isReported = reportNumber !== "" || lastReport(post) !== undefined;
      const isSkipped = verdict === "intimate" && !isReported;
      if (isSkipped) return unkept(c, 422, { ...filledIn, why: "no-report-number" });
    }
    if (isReversal(post, verdict) && undo === undefined) {
      return c.html(undoPage(post, { verdict, reviewer, reportNumber }, site), 409);
    }

    answering.add(id);
    try {
      const said = await matcher.review(id, verdict).catch(() => "unreachable" as const);
      if (said === "unreachable") return unkept(c, 503, { ...filledIn, why: said });
      book.recordReview(id, { ...written({ reviewer, reportNumber }), verdict, at: now() });
      book.decide(id, said, stateAfterReview(said, verdict));
    } finally {
      answering.delete(id);
    }
    // The copies were judged again as well, so that the desk shows them as they are now. When this
    // fails, the follower does it in a moment.
    await followNews(book, matcher, 0, c.req.raw.signal).catch(() => {});
    // A corrected answer has to travel to the exchange and back before the matcher can act on it.
    const corrected = book.find(id);
    if (corrected !== undefined && isBeingStopped(corrected)) {
      await followNews(book, matcher, WAIT_FOR_EXCHANGE, c.req.raw.signal).catch(() => {});
    }
    return c.redirect(`/moderator?reviewed=${id}`, 303);
  });

  route.post("/moderator/posts/:id{[0-9]+}/report", limit, async (c) => {
    const id = Number(c.req.param("id"));
    const { reviewer, reportNumber, seen } = await reviewIn(c);
    const post = book.find(id);
    if (post === undefined) return c.notFound();

    const filledIn = { post: id, reviewer, reportNumber, isOpen: false };
    if (seen !== post.revision) return unkept(c, 409, { ...filledIn, why: "seen-before" });
    if (reviewer === "") return unkept(c, 422, { ...filledIn, why: "no-reviewer" });
    if (reportNumber === "") return unkept(c, 422, { ...filledIn, why: "no-report-number" });
    book.recordReview(id, {
      ...written({ reviewer, reportNumber }),
      verdict: undefined,
      at: now(),
    });
    return c.redirect(`/moderator#post-${id}`, 303);
  });

  return route;
}

/** Whether there is an answer to be given about a post, or one given here that may be a mistake. */
function isLookedAt(post: Post): boolean {
  return post.state !== "waiting" && (post.state !== "stopped" || lastAnswer(post) !== undefined);
}

/** What the form holds; a field that cannot be read counts as left empty. */
async function reviewIn(c: Context) {
  const form = await c.req.formData().catch(() => new FormData());
  const { "report-number": reportNumber, ...rest } = ReviewForm.parse(Object.fromEntries(form));
  return { ...rest, reportNumber };
}

/** What was filled in, for the book: a field left empty says nothing. */
function written({ reviewer, reportNumber }: Pick<Unkept, "reviewer" | "reportNumber">) {
  return { reviewer: reviewer || undefined, reportNumber: reportNumber || undefined };
}
