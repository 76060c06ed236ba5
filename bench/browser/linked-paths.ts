import type { Page } from "playwright-core";

/** Where the links of a page lead, as far as they stay on its origin: paths, in order. */
export async function linkedPaths(page: Page): Promise<readonly string[]> {
  const addresses = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return addresses
    .map((address) => new URL(address, page.url()))
    .filter(({ origin }) => origin === new URL(page.url()).origin)
    .map(({ pathname }) => pathname);
}
