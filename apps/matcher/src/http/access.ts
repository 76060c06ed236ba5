import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { isLoopback } from "../config.ts";
import { problem } from "./problem.ts";

/**
 * Lets in whoever has the token. Without one the service listens on this machine only, and lets in
 * only requests that name this machine: a web page open here could otherwise reach it under a name
 * of its own, made to point at 127.0.0.1.
 */
export function access(token: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (token === undefined) {
      if (isLoopback(hostOf(c.req.url))) return next();
      return problem(c, "not-authorised", "Cannot answer a request for another host");
    }

    const given = /^Bearer ([!-~]{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (timingSafeEqual(digest(given), digest(token))) return next();
    c.header("www-authenticate", 'Bearer realm="matcher"');
    return problem(c, "not-authorised", "Cannot answer without this matcher's token");
  };
}

/** The host the client asked for; the server builds the address from its `Host` header. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}

/** Digests have one length, so comparing them says nothing about the token's. */
function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
