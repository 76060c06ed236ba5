import type { Page } from "playwright-core";

/** One answer as it came over the wire. */
export interface Transfer {
  readonly url: string;
  /** `Document`, `Script`, `Stylesheet`, …, in the browser's words. */
  readonly type: string;
  /** Header and body as transferred, bytes. */
  readonly all: number;
  /** The body as transferred, compressed where the server did, bytes. */
  readonly body: number;
  /** `br`, `gzip`, or `none`. */
  readonly encoding: string;
}

/** Counts what a page transfers, as the browser itself reports it. */
export interface NetworkMeter {
  /** Waits until the page is quiet. @returns what was transferred since this was asked last */
  take(): Promise<readonly Transfer[]>;
}

/** Weighs a page; its cache is off, so that each address is weighed as if it were the first. */
export async function meterNetwork(page: Page): Promise<NetworkMeter> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const begun = new Map<string, Transfer>();
  let over: Transfer[] = [];

  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    begun.set(requestId, {
      url: response.url,
      type,
      all: 0,
      // What has arrived by now is the header.
      body: -response.encodedDataLength,
      encoding: response.headers["content-encoding"] ?? "none",
    });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = begun.get(requestId);
    if (transfer === undefined) return;
    over.push({ ...transfer, all: encodedDataLength, body: encodedDataLength + transfer.body });
  });

  return {
    async take() {
      await page.waitForLoadState("networkidle");
      const taken = over;
      over = [];
      return taken;
    },
  };
}

/** Adds up what was transferred, header and body. */
export function sumOfAll(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { all }) => sum + all, 0);
}

/** Adds up the bodies of one type. */
export function sumOfBodies(transfers: readonly Transfer[], type: string): number {
  return transfers
    .filter((transfer) => transfer.type === type)
    .reduce((sum, { body }) => sum + body, 0);
}
