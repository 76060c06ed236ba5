import { AddPhotosRequest, type Exchange } from "@holdfast/contract";
import { Hono } from "hono";
import { caseEnded, doesNotFit, listClosed, unreadable } from "./case-problems.ts";
import { problem } from "./problem.ts";

/** `POST /v1/cases/photos`: more pictures for a case; the answer never depends on what is listed. */
export function addPhotosRoute(exchange: Exchange) {
  return new Hono().post("/v1/cases/photos", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = AddPhotosRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await exchange.addPhotos(request.data);

    switch (answer.kind) {
      case "added":
        return c.json(answer, 201);
      case "does-not-fit":
        return doesNotFit(c);
      case "key-reused":
        return problem(c, "key-reused", "Cannot use one key for two different requests");
      case "case-full":
        return problem(c, "case-full", "Cannot add so many pictures to one case");
      case "case-ended":
        return caseEnded(c);
      case "list-closed":
        return listClosed(c);
    }
  });
}
