import { ChangesQuery } from "@holdfast/contract";
import { Hono } from "hono";
import type { ParticipantDesk } from "../participant-desk.ts";
import { unreadable } from "./case-problems.ts";
import { notAuthorised, participantKey } from "./participant-key.ts";
import { problem } from "./problem.ts";

/** `GET /v1/changes`: what changed after a cursor, for one participant; waits for news when asked to. */
export function changesRoute(desk: ParticipantDesk) {
  return new Hono().get("/v1/changes", async (c) => {
    const query = ChangesQuery.safeParse(c.req.query());
    if (!query.success) return unreadable(c);

    const answer = await desk.changes(participantKey(c), query.data, c.req.raw.signal);

    switch (answer.kind) {
      case "page":
        return c.json(answer.page);
      case "resync":
        return problem(c, "resync", "Cannot go on from this cursor: read again from the start");
      case "busy":
        return problem(c, "busy", "Cannot keep so many of one participant's requests waiting");
      case "not-authorised":
        return notAuthorised(c);
    }
  });
}
