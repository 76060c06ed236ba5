import { Hono } from "hono";
import { z } from "zod";
import type { OpenMatcher } from "../open-matcher.ts";
import { problem } from "./problem.ts";

/** The longest a reader may wait for news, in seconds. */
const MOST_WAIT_SECONDS = 30;

const DecisionsQuery = z.strictObject({
  since: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().int().min(0).max(MOST_WAIT_SECONDS).default(0),
  include: z.literal("dry-run").optional(),
});

/**
 * `GET /v1/decisions?since&wait`: what became of uploads after they were judged again, oldest
 * first. `include=dry-run` adds what a dry run kept to itself.
 */
export function decisionsRoute(matcher: OpenMatcher, stopping: AbortSignal) {
  return new Hono().get("/v1/decisions", async (c) => {
    const query = DecisionsQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, "malformed", "Cannot read since or wait");

    const { since, wait, include } = query.data;
    const answer = await matcher.decisions(since, {
      wait: wait * 1_000,
      withDryRun: include === "dry-run",
      signal: AbortSignal.any([c.req.raw.signal, stopping]),
    });

    switch (answer.kind) {
      case "decisions":
        return c.json({ decisions: answer.decisions, cursor: answer.cursor });
      case "resync":
        return problem(c, "resync", "Cannot go on from this cursor: read again from 0");
    }
  });
}
