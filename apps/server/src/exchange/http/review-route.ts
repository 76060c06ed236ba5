import { ReviewRequest } from "@holdfast/contract";
import { Hono } from "hono";
import type { ParticipantDesk } from "../participant-desk.ts";
import { unreadable } from "./case-problems.ts";
import { notAuthorised, participantKey } from "./participant-key.ts";

/** `POST /v1/reviews`: what a participant's reviewer found; a later one replaces an earlier. */
export function reviewRoute(desk: ParticipantDesk) {
  return new Hono().post("/v1/reviews", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = ReviewRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await desk.review(participantKey(c), request.data);

    switch (answer.kind) {
      case "kept":
      case "gone":
        return c.json(answer);
      case "not-authorised":
        return notAuthorised(c);
    }
  });
}
