import { Hono } from "hono";
import { z } from "zod";
import type { MatcherClient } from "../matcher-client.ts";
import { blurred } from "../photos.ts";
import type { PostBook } from "../store/post-book.ts";
import { jpeg } from "./board-route.ts";
import { moderatorPage } from "./moderator-page.ts";

const ReviewForm = z.object({
  verdict: z.enum(["intimate", "not-intimate", "unsure"]),
  reviewer: z.string().trim().max(80).optional(),
  "report-number": z.string().trim().max(80).optional(),
});
const ReportForm = z.object({
  reviewer: z.string().trim().min(1).max(80),
  "report-number": z.string().trim().min(1).max(80),
});

interface Needs {
  readonly book: PostBook;
  readonly matcher: MatcherClient;
  readonly site: URL;
}

/** The moderator's desk. An under-18 picture leaves the board only blurred, whoever asks. */
export function moderatorRoute({ book, matcher, site }: Needs) {
  const route = new Hono();
  const desk = (missing?: Parameters<typeof moderatorPage>[0]["missing"]) =>
    moderatorPage({ posts: book.all(), site, missing });

  route.get("/moderator", (c) => c.html(desk()));

  route.get("/moderator/posts/:file{[0-9]+\\.jpg}", (c) => {
    const id = Number.parseInt(c.req.param("file"), 10);
    const post = book.find(id);
    const photo = post?.state === "held" && post.list !== "under-18" ? book.photo(id) : undefined;
    return photo === undefined ? c.notFound() : jpeg(photo);
  });

  route.get("/moderator/posts/:id{[0-9]+}/blurred.jpg", async (c) => {
    const photo = book.photo(Number(c.req.param("id")));
    return photo === undefined ? c.notFound() : jpeg(await blurred(photo));
  });

  route.post("/moderator/posts/:id{[0-9]+}", async (c) => {
    const id = Number(c.req.param("id"));
    const post = book.find(id);
    if (post === undefined) return c.notFound();
    const form = ReviewForm.safeParse(Object.fromEntries(await c.req.formData()));
    if (!form.success) return c.html(desk(), 422);

    const { verdict, reviewer = "", "report-number": reportNumber = "" } = form.data;
    if (post.list === "under-18") {
      if (reviewer === "") return c.html(desk("reviewer"), 422);
      // Saying that it is what it looks like without having reported it would skip the duty.
      if (verdict === "intimate" && reportNumber === "") return c.html(desk("report-number"), 422);
    }
    try {
      book.judge(id, await matcher.review(id, verdict));
    } catch {
      return c.html(desk("unreachable"), 503);
    }
    if (reviewer !== "") book.recordReview(id, reviewer, reportNumber || undefined);
    return c.redirect("/moderator", 303);
  });

  route.post("/moderator/posts/:id{[0-9]+}/report", async (c) => {
    const id = Number(c.req.param("id"));
    if (book.find(id) === undefined) return c.notFound();
    const form = ReportForm.safeParse(Object.fromEntries(await c.req.formData()));
    if (!form.success) return c.html(desk("report-number"), 422);
    book.recordReview(id, form.data.reviewer, form.data["report-number"]);
    return c.redirect("/moderator", 303);
  });

  return route;
}
