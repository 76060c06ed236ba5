import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { followNews } from "../follow-decisions.ts";
import type { MatcherClient } from "../matcher-client.ts";
import { blurred } from "../photos.ts";
import { stateAfterReview } from "../post.ts";
import type { PostBook } from "../store/post-book.ts";
import { jpeg } from "./board-route.ts";
import { moderatorPage } from "./moderator-page.ts";
import type { Unkept } from "./review-card.ts";

const MOST_BYTES = 10_000;

const Words = z.string().trim().max(80).default("");
const ReviewForm = z.object({
  verdict: z.enum(["intimate", "not-intimate", "unsure"]).optional().catch(undefined),
  reviewer: Words.catch(""),
  "report-number": Words.catch(""),
});

interface Needs {
  readonly book: PostBook;
  readonly matcher: MatcherClient;
  readonly site: URL;
}

/** The moderator's desk. An under-18 picture leaves the board only blurred, whoever asks. */
export function moderatorRoute({ book, matcher, site }: Needs) {
  const route = new Hono();
  const desk = async (rest: { readonly reviewed?: number; readonly unkept?: Unkept } = {}) => {
    const paused = await matcher.paused().catch(() => undefined);
    for (const { list, samples } of paused ?? []) {
      if (list === "under-18") book.markList(samples, list);
    }
    const { unkept, reviewed: id } = rest;
    const reviewed = id === undefined ? undefined : book.find(id);
    return moderatorPage({ posts: book.all(), paused, site, reviewed, unkept });
  };
  const unkept = async (c: Context, status: 422 | 503, what: Unkept) =>
    c.html(await desk({ unkept: what }), status);

  route.get("/moderator", async (c) => {
    const reviewed = c.req.query("reviewed");
    return c.html(await desk(reviewed === undefined ? {} : { reviewed: Number(reviewed) }));
  });

  route.get("/moderator/posts/:file{[0-9]+\\.jpg}", (c) => {
    const id = Number.parseInt(c.req.param("file"), 10);
    const post = book.find(id);
    const isForReview = post?.state === "held" || post?.state === "shown";
    const photo = isForReview && post.list !== "under-18" ? book.photo(id) : undefined;
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
    const post = book.find(id);
    if (post === undefined) return c.notFound();

    const { verdict, reviewer, reportNumber } = await reviewIn(c);
    const filledIn = { post: id, reviewer, reportNumber };
    if (verdict === undefined) return unkept(c, 422, { ...filledIn, why: "no-verdict" });
    if (post.list === "under-18") {
      if (reviewer === "") return unkept(c, 422, { ...filledIn, why: "no-reviewer" });
      // Saying that it is what it looks like without having reported it would skip the duty.
      const isSkipped = verdict === "intimate" && reportNumber === "";
      if (isSkipped) return unkept(c, 422, { ...filledIn, why: "no-report-number" });
    }

    try {
      const said = await matcher.review(id, verdict);
      book.decide(id, said, stateAfterReview(said, verdict));
    } catch {
      return unkept(c, 503, { ...filledIn, why: "unreachable" });
    }
    if (reviewer !== "") book.recordReview(id, reviewer, reportNumber || undefined);
    // The copies were judged again as well, so that the desk shows them as they are now. When this
    // fails, the follower does it in a moment.
    await followNews(book, matcher, 0, c.req.raw.signal).catch(() => {});
    return c.redirect(`/moderator?reviewed=${id}`, 303);
  });

  route.post("/moderator/posts/:id{[0-9]+}/report", limit, async (c) => {
    const id = Number(c.req.param("id"));
    if (book.find(id) === undefined) return c.notFound();

    const { reviewer, reportNumber } = await reviewIn(c);
    const filledIn = { post: id, reviewer, reportNumber };
    if (reviewer === "") return unkept(c, 422, { ...filledIn, why: "no-reviewer" });
    if (reportNumber === "") return unkept(c, 422, { ...filledIn, why: "no-report-number" });
    book.recordReview(id, reviewer, reportNumber);
    return c.redirect(`/moderator#post-${id}`, 303);
  });

  return route;
}

/** What the form holds; a field that cannot be read counts as left empty. */
async function reviewIn(c: Context) {
  const form = await c.req.formData().catch(() => new FormData());
  const {
    verdict,
    reviewer,
    "report-number": reportNumber,
  } = ReviewForm.parse(Object.fromEntries(form));
  return { verdict, reviewer, reportNumber };
}
