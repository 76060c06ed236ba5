import type { MiddlewareHandler } from "hono";

/** Headers that suit every answer of this server, pages included. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  // Not `no-referrer`: browsers then send `Origin: null` with a form, and the site refuses it.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** What the API adds: nothing here is a page, and nothing here may be kept by a cache. */
const API_ONLY: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
};

/** Puts them on every answer of the API, problems too. */
export function exchangeHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries({ ...EVERYWHERE, ...API_ONLY })) {
      c.header(name, value);
    }
  };
}
