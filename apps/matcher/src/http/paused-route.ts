import { Hono } from "hono";
import type { OpenMatcher } from "../open-matcher.ts";

/**
 * `GET /v1/paused`: listings that matched so many uploads that nothing is done until a person has
 * looked. It may be a viral joke listed in malice, or a child's picture that really spreads.
 */
export function pausedRoute(matcher: OpenMatcher) {
  return new Hono().get("/v1/paused", (c) => c.json({ paused: matcher.paused() }));
}
