import type { Exchange } from "@holdfast/contract";
import type { ChangesFeed } from "@holdfast/hash-list";
import { Hono } from "hono";
import type { ParticipantDesk } from "../participant-desk.ts";
import { aboutRoute } from "./about-route.ts";
import { addPhotosRoute } from "./add-photos-route.ts";
import { caseStatusRoute } from "./case-status-route.ts";
import { changesRoute } from "./changes-route.ts";
import { exchangeHeaders } from "./exchange-headers.ts";
import { healthRoute } from "./health-route.ts";
import { jsonPost, smallBody } from "./json-post.ts";
import { openCaseRoute } from "./open-case-route.ts";
import { problem } from "./problem.ts";
import { renewCaseRoute } from "./renew-case-route.ts";
import { type RequestLine, requestLog } from "./request-log.ts";
import { reviewRoute } from "./review-route.ts";
import { sightingRoute } from "./sighting-route.ts";
import { withdrawCaseRoute } from "./withdraw-case-route.ts";

export interface ExchangeApiNeeds {
  readonly exchange: Exchange;
  readonly desk: ParticipantDesk;
  readonly feed: ChangesFeed;
  readonly onRequest: (line: RequestLine) => void;
  readonly onFailure: (error: Error) => void;
}

/** The exchange's whole HTTP face: `/v1/…` and `/healthz`. */
export function exchangeApi({ exchange, desk, feed, onRequest, onFailure }: ExchangeApiNeeds) {
  const api = new Hono();
  api.use(requestLog(onRequest), exchangeHeaders(), smallBody(), jsonPost());

  for (const route of [
    aboutRoute(exchange),
    openCaseRoute(exchange),
    caseStatusRoute(exchange),
    addPhotosRoute(exchange),
    renewCaseRoute(exchange),
    withdrawCaseRoute(exchange),
    changesRoute(desk),
    reviewRoute(desk),
    sightingRoute(desk),
    healthRoute(feed),
  ]) {
    api.route("/", route);
  }

  api.notFound((c) => problem(c, "not-found", "Cannot find anything here"));
  api.onError((error, c) => {
    onFailure(error);
    return problem(c, "unavailable", "Cannot answer now; please try again");
  });
  return api;
}
