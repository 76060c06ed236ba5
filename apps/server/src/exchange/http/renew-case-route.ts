import { CaseRequest, type Exchange } from "@holdfast/contract";
import { Hono } from "hono";
import { caseEnded, doesNotFit, unreadable } from "./case-problems.ts";

/** `POST /v1/cases/renew`: protects every picture of a case for another term. */
export function renewCaseRoute(exchange: Exchange) {
  return new Hono().post("/v1/cases/renew", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = CaseRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await exchange.renewCase(request.data.access);

    switch (answer.kind) {
      case "renewed":
        return c.json(answer);
      case "case-ended":
        return caseEnded(c);
      case "does-not-fit":
        return doesNotFit(c);
    }
  });
}
