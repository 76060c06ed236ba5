import { CaseRequest, type Exchange } from "@holdfast/contract";
import { Hono } from "hono";
import { doesNotFit, unreadable } from "./case-problems.ts";

/** `POST /v1/cases/status`: what number and PIN show of a case. */
export function caseStatusRoute(exchange: Exchange) {
  return new Hono().post("/v1/cases/status", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = CaseRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await exchange.caseStatus(request.data.access);

    switch (answer.kind) {
      case "status":
        return c.json(answer.status);
      case "does-not-fit":
        return doesNotFit(c);
    }
  });
}
