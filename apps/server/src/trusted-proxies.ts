import { BlockList, isIP } from "node:net";

/** Whether a socket's remote address is a proxy whose forwarded headers are believed. */
export type TrustedProxies = (remoteAddress: string | undefined) => boolean;

/**
 * Reads addresses and subnets, `10.0.0.2, fd00::/8`. Empty text trusts nobody.
 *
 * A list and not a count of hops: Holdfast uses no client address, only protocol and host, and
 * those are one value whoever stands in between.
 *
 * @returns `undefined` when one of them is neither
 */
export function parseTrustedProxies(text: string): TrustedProxies | undefined {
  const trusted = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", bits, ...rest] = entry.split("/");
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || prefix < 0 || prefix > most || rest.length > 0) return undefined;
    trusted.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
  }

  return (remoteAddress) => {
    const bare = remoteAddress?.replace(/^::ffff:(?=\d+\.)/, "") ?? "";
    const family = isIP(bare);
    return family !== 0 && trusted.check(bare, family === 6 ? "ipv6" : "ipv4");
  };
}
