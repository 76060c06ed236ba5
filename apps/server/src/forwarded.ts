import type { IncomingMessage } from "node:http";
import { isLoopback } from "./loopback.ts";
import type { PublicUrl } from "./public-url.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

export interface ForwardedTerms {
  readonly publicUrl: PublicUrl | undefined;
  readonly trustedProxies: TrustedProxies;
}

/**
 * Decides under which origin a request came in, takes away what the outside says about it, and
 * puts the answer in `x-forwarded-proto` and `x-forwarded-host`, which the site reads.
 *
 * The operator's own word comes first, then a trusted proxy's. Without either this server is
 * reached on this machine only, and a request under any other name is refused: a page elsewhere
 * whose name suddenly means 127.0.0.1 must not read what is here.
 *
 * @returns `refused` for such a request; its headers are cleaned all the same
 */
export function settleOrigin(
  request: IncomingMessage,
  terms: ForwardedTerms,
): "settled" | "refused" {
  const told = believed(request, terms);
  for (const name of Object.keys(request.headers)) {
    if (isForwarding(name)) delete request.headers[name];
  }

  const origin = told ?? ownOrigin(request);
  if (origin === undefined) return "refused";
  request.headers["x-forwarded-proto"] = origin.protocol;
  request.headers["x-forwarded-host"] = origin.host;
  return "settled";
}

function believed(request: IncomingMessage, terms: ForwardedTerms): PublicUrl | undefined {
  if (terms.publicUrl !== undefined) return terms.publicUrl;
  if (!terms.trustedProxies(request.socket.remoteAddress)) return undefined;

  const protocol = request.headers["x-forwarded-proto"];
  const host = request.headers["x-forwarded-host"];
  if (protocol !== "http" && protocol !== "https") return undefined;
  return typeof host === "string" && isHost(host) ? { protocol, host } : undefined;
}

function ownOrigin(request: IncomingMessage): PublicUrl | undefined {
  const host = request.headers.host;
  if (host === undefined || !isHost(host)) return undefined;
  return isLoopback(host.replace(/:\d+$/, "")) ? { protocol: "http", host } : undefined;
}

/** A name or address with an optional port and nothing else. */
function isHost(text: string): boolean {
  return /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i.test(text);
}

function isForwarding(name: string): boolean {
  return name.startsWith("x-forwarded-") || OTHER_FORWARDING.has(name);
}

const OTHER_FORWARDING = new Set([
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "cf-connecting-ip",
  "true-client-ip",
]);
