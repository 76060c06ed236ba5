import type { ChangesFeed } from "@holdfast/hash-list";
import { Hono } from "hono";
import { problem } from "./problem.ts";

/** `GET /healthz`: whether the store answers. For a load balancer; it says nothing else. */
export function healthRoute(feed: ChangesFeed) {
  return new Hono().get("/healthz", async (c) => {
    try {
      await feed.generation();
      return c.json({ status: "ok" });
    } catch {
      return problem(c, "unavailable", "Cannot reach the store");
    }
  });
}
