import { WORKER_POLICY } from "./worker-policy.ts";

const FOR_EVERY_PAGE = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

const PLAIN_PAGE = [
  ...FOR_EVERY_PAGE,
  "script-src 'self'",
  "img-src 'self'",
  "trusted-types 'none'",
].join("; ");

/** What is typed here stays here: no form can be sent, no script can connect. */
const WRITING_PAGE = PLAIN_PAGE.replace("form-action 'self'", "form-action 'none'");

/** `blob:` is for a picture that the person asks to see; it lives in the page's own memory. */
const ISLAND_PAGE = [
  ...FOR_EVERY_PAGE,
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  `trusted-types ${WORKER_POLICY}`,
].join("; ");

/**
 * A worker does not inherit its page's policy: this one leaves it without any network. It compiles
 * the hashing kernel, which its own script carries; without that it would hash in TypeScript.
 */
const WORKER =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";

const NOT_NEEDED = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

/**
 * Headers of everything this site renders.
 *
 * `Referrer-Policy: no-referrer` would make browsers send `Origin: null` with forms, which could
 * then not be told from foreign ones; `same-origin` tells other sites just as little.
 */
const COMMON = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": NOT_NEEDED.map((feature) => `${feature}=()`).join(", "),
  "x-dns-prefetch-control": "off",
};

/** What a rendered answer is: an ordinary page, one to write on, the one that hashes, or its worker. */
export type RenderedKind = "plain" | "writing" | "island" | "worker";

const POLICIES: Readonly<Record<RenderedKind, string>> = {
  plain: PLAIN_PAGE,
  writing: WRITING_PAGE,
  island: ISLAND_PAGE,
  worker: WORKER,
};

export function pageHeaders(kind: RenderedKind): Readonly<Record<string, string>> {
  return { ...COMMON, "content-security-policy": POLICIES[kind] };
}
