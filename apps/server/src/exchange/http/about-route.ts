import type { Exchange } from "@holdfast/contract";
import { Hono } from "hono";

/** `GET /v1/about`: who runs this exchange and which participants read it. */
export function aboutRoute(exchange: Exchange) {
  return new Hono().get("/v1/about", async (c) => c.json(await exchange.about()));
}
