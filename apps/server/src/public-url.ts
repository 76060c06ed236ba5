import { isLoopback } from "./loopback.ts";

/** Where people reach this server from outside, as a browser's address bar shows it. */
export interface PublicUrl {
  readonly protocol: "http" | "https";
  /** Host and, unless it is the protocol's own, port. */
  readonly host: string;
}

/**
 * Reads an origin such as `https://takedown.example`.
 *
 * Plain `http` is taken for this machine and for onion services only: onion traffic is encrypted
 * without a certificate, everything else would carry receipts in clear.
 *
 * @returns `undefined` for anything else, also for an address with a path, a query or a password
 */
export function parsePublicUrl(text: string): PublicUrl | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return undefined;
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") return undefined;

  if (url.protocol === "https:") return { protocol: "https", host: url.host };
  if (url.protocol !== "http:") return undefined;
  return isLoopback(url.hostname) || url.hostname.endsWith(".onion")
    ? { protocol: "http", host: url.host }
    : undefined;
}
