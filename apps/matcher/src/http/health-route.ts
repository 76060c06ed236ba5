import { Hono } from "hono";
import type { OpenMatcher } from "../open-matcher.ts";
import { problem } from "./problem.ts";

/** `GET /healthz`: whether this process answers and its store keeps what it is given. */
export function healthRoute(matcher: OpenMatcher) {
  return new Hono().get("/healthz", (c) =>
    matcher.isWell()
      ? c.json({ ok: true })
      : problem(c, "unavailable", "Cannot keep anything: the store refused the last change"),
  );
}
