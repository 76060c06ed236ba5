import { Hono } from "hono";
import type { OpenMatcher } from "../open-matcher.ts";

/** `GET /v1/status`: how fresh the list is, and how much there is of everything. */
export function statusRoute(matcher: OpenMatcher) {
  return new Hono().get("/v1/status", (c) => c.json(matcher.status()));
}
