import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";

/** What is kept of one request: the route's pattern, never the path that was asked for. */
export interface RequestLine {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** Whole milliseconds. */
  readonly took: number;
}

/** Writes one line for each request to the API. No address, no header, no body goes into it. */
export function requestLog(write: (line: RequestLine) => void): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    write({
      method: KNOWN_METHODS.has(c.req.method) ? c.req.method : "other",
      route: routePath(c, -1),
      status: c.res.status,
      took: Math.round(performance.now() - started),
    });
  };
}

/** A method is free text; an unknown one could carry anything into the log. */
const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
