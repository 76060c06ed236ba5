import { SightingRequest } from "@holdfast/contract";
import { Hono } from "hono";
import type { ParticipantDesk } from "../participant-desk.ts";
import { unreadable } from "./case-problems.ts";
import { notAuthorised, participantKey } from "./participant-key.ts";

/** `POST /v1/sightings`: an upload matched a listing, and this is what the participant did. */
export function sightingRoute(desk: ParticipantDesk) {
  return new Hono().post("/v1/sightings", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = SightingRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await desk.sighting(participantKey(c), request.data);

    switch (answer.kind) {
      case "kept":
      case "gone":
        return c.json(answer);
      case "not-authorised":
        return notAuthorised(c);
    }
  });
}
