import { Hono } from "hono";
import type { Log } from "../log.ts";
import type { OpenMatcher } from "../open-matcher.ts";
import { access } from "./access.ts";
import { decisionsRoute } from "./decisions-route.ts";
import { forgetRoute } from "./forget-route.ts";
import { healthRoute } from "./health-route.ts";
import { pausedRoute } from "./paused-route.ts";
import { problem } from "./problem.ts";
import { reviewRoute } from "./review-route.ts";
import { statusRoute } from "./status-route.ts";
import { turnstile } from "./turnstile.ts";
import { uploadRoute } from "./upload-route.ts";

/** Uploads that may wait in line before others are told to come again. */
const MOST_IN_LINE = 1_000;

export interface MatcherApiNeeds {
  readonly matcher: OpenMatcher;
  /** What every request must carry; without it only requests that name this machine are answered. */
  readonly token: string | undefined;
  /** The largest upload, in bytes. */
  readonly mostBytes: number;
  /** Uploads held in memory at a time. */
  readonly atOnce: number;
  /** Aborted when the service stops; readers waiting for news are answered then. */
  readonly stopping: AbortSignal;
  readonly log: Log;
}

/** The matcher's HTTP service, for the platform's own programs. */
export function matcherApi({ matcher, token, mostBytes, atOnce, stopping, log }: MatcherApiNeeds) {
  const api = new Hono();
  // Before the token is asked for: whoever watches over the service needs none.
  api.route("/", healthRoute(matcher));
  api.use(access(token), async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  });

  for (const route of [
    uploadRoute(matcher, turnstile(atOnce, MOST_IN_LINE), mostBytes),
    forgetRoute(matcher),
    reviewRoute(matcher),
    decisionsRoute(matcher, stopping),
    statusRoute(matcher),
    pausedRoute(matcher),
  ]) {
    api.route("/", route);
  }

  api.notFound((c) => problem(c, "not-found", "Cannot find anything here"));
  api.onError((error, c) => {
    log.error({ found: `${error.name}: ${error.message}` }, "Cannot answer a request");
    return problem(c, "unavailable", "Cannot answer now; please try again");
  });
  return api;
}
