import type { Page } from "playwright-core";

/** A slow phone on a slow connection, as the goals name it. */
export const SLOW_PHONE = {
  roundTrip: 150, // milliseconds
  download: 1_600_000, // bits a second
  upload: 750_000, // bits a second
  slowdown: 4, // times
} as const;

/** Makes a page as slow as on `SLOW_PHONE`, from its next request on, without a cache. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW_PHONE.roundTrip,
    downloadThroughput: SLOW_PHONE.download / 8,
    uploadThroughput: SLOW_PHONE.upload / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PHONE.slowdown });
}
