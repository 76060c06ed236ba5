import { type Exchange, OpenCaseRequest } from "@holdfast/contract";
import { Hono } from "hono";
import { listClosed, unreadable } from "./case-problems.ts";
import { problem } from "./problem.ts";

/** `POST /v1/cases`: a person claims hashes; the answer never depends on what is listed. */
export function openCaseRoute(exchange: Exchange) {
  return new Hono().post("/v1/cases", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const request = OpenCaseRequest.safeParse(body);
    if (!request.success) return unreadable(c);

    const answer = await exchange.openCase(request.data);

    switch (answer.kind) {
      case "opened":
        return c.json(answer.receipt, 201);
      case "key-reused":
        return problem(c, "key-reused", "Cannot use one key for two different requests");
      case "list-closed":
        return listClosed(c);
    }
  });
}
