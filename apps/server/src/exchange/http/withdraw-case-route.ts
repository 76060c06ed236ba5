import { CaseRequest, type Exchange } from "@holdfast/contract";
import { Hono } from "hono";
import { doesNotFit, unreadable } from "./case-problems.ts";

/** `POST /v1/cases/withdraw`: ends every claim of a case; asked twice, the first day stays. */
export function withdrawCaseRoute(exchange: Exchange) {
  return new Hono().post("/v1/cases/withdraw", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = CaseRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await exchange.withdrawCase(request.data.access);

    switch (answer.kind) {
      case "withdrawn":
        return c.json(answer);
      case "does-not-fit":
        return doesNotFit(c);
    }
  });
}
