import type { Page } from "playwright-core";

/**
 * What a page's origin has stored in the browser, a line each; empty when nothing.
 *
 * Each kind of storage is asked by itself, and then the browser what the origin takes up in all.
 */
export async function storedBytes(page: Page): Promise<readonly string[]> {
  const stored = await page.evaluate(async () => {
    const kinds: Record<string, number> = {
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      IndexedDB: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      "service workers": (await navigator.serviceWorker.getRegistrations()).length,
      "cookies of scripts": document.cookie.length,
      "window.name": window.name.length,
      "history.state": history.state === null ? 0 : 1,
    };
    return Object.entries(kinds).flatMap(([kind, count]) =>
      count > 0 ? [`${kind} ${count}`] : [],
    );
  });
  const cookies = (await page.context().cookies()).map(({ name }) => `cookie ${name}`);

  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const { usage } = await browser.send("Storage.getUsageAndQuota", { origin });
  await browser.detach();
  return [...stored, ...cookies, ...(usage > 0 ? [`${usage} bytes`] : [])];
}
