import { MOST_REQUEST_BYTES } from "@holdfast/contract";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem } from "./problem.ts";

/**
 * Lets a request change something only when no other site's page can have sent it: it must say
 * that it is JSON, which a plain form cannot, and a browser must not say that it crosses sites.
 */
export function jsonPost(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== "POST") return next();

    const from = c.req.header("sec-fetch-site");
    if (from !== undefined && from !== "same-origin" && from !== "none") {
      return problem(c, "malformed", "Cannot take a request from another site's page");
    }
    const type = c.req.header("content-type") ?? "";
    if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) {
      return problem(c, "malformed", "Cannot read the request: its content type must be JSON");
    }
    return next();
  };
}

/** Stops reading a body past the limit, before anything parses it. Only a POST's is ever read. */
export function smallBody(): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: MOST_REQUEST_BYTES,
    onError: (c) => problem(c, "too-large", "Cannot read a request of more than 16 kB"),
  });

  return (c, next) => {
    if (c.req.method !== "POST") return next();
    // A body that comes without its length is read into a new request, which can only be made from
    // a request of Node's own; node-server hands over a lighter one.
    if (c.req.header("transfer-encoding") !== undefined) {
      const { url, method, headers, body } = c.req.raw;
      const streamed: RequestInit & { duplex: "half" } = { method, headers, body, duplex: "half" };
      c.req.raw = new Request(url, streamed);
    }
    return limit(c, next);
  };
}
