import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { boardRoute } from "./http/board-route.ts";
import { BOARD_CSS, BOARD_SVG } from "./http/board-style.ts";
import { moderatorRoute } from "./http/moderator-route.ts";
import { wordsPage } from "./http/words-page.ts";
import type { MatcherClient } from "./matcher-client.ts";
import type { SamplePhoto } from "./photos.ts";
import type { PostBook } from "./store/post-book.ts";

export interface Needs {
  readonly book: PostBook;
  readonly matcher: MatcherClient;
  readonly samples: readonly SamplePhoto[];
  readonly site: URL;
  readonly now: () => number;
}

/** The demo platform: a board and its moderator's desk. */
export function boardApp(needs: Needs): Hono {
  const app = new Hono();
  app.use(csrf());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        imgSrc: ["'self'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "same-origin",
    }),
  );

  app.get("/healthz", (c) => c.text("ok"));
  app.get("/board.css", (c) => c.body(BOARD_CSS, 200, { "content-type": "text/css" }));
  app.get("/board.svg", (c) => c.body(BOARD_SVG, 200, { "content-type": "image/svg+xml" }));
  app.route("/", boardRoute(needs));
  app.route("/", moderatorRoute(needs));

  app.notFound((c) =>
    c.html(wordsPage("Not here", "There is nothing at this address.", needs.site), 404),
  );
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const words = "The board could not take that form. Send it from the board itself.";
      return c.html(wordsPage("Not taken", words, needs.site), error.status);
    }
    console.error(`Cannot answer a request: ${error.message}`);
    return c.html(wordsPage("Not now", "That did not work. Try again.", needs.site), 500);
  });
  return app;
}

/** Puts the sample photographs on an empty board, as if people had posted them long ago. */
export function seedBoard({ book, samples, now }: Pick<Needs, "book" | "samples" | "now">): void {
  if (book.all().length > 0) return;
  for (const { title, bytes } of samples) book.add(title, bytes, bytes, now());
}
