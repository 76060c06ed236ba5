import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

/** What a page loads, as a browser that knew nothing of it before would have to. */
export interface Loaded {
  /** Paths of its scripts, such as `/exit.js`. */
  readonly scripts: readonly string[];
  /** The page with its scripts and styles, each compressed. */
  readonly bytes: number;
}

/** Fetches a page again, with all that its markup names, and counts. */
export async function loadedWith(page: Page): Promise<Loaded> {
  const scripts = await page
    .locator("script[src]")
    .evaluateAll((all: HTMLScriptElement[]) => all.map(({ src }) => src));
  const styles = await page
    .locator("link[rel='stylesheet']")
    .evaluateAll((all: HTMLLinkElement[]) => all.map(({ href }) => href));
  if (styles.length === 0) throw new Error(`Cannot weigh ${page.url()}: found no style`);

  const sizes = await Promise.all(
    [page.url(), ...scripts, ...styles].map(async (address) => {
      const answer = await page.request.get(address);
      return gzipSync(await answer.body()).length;
    }),
  );
  return {
    scripts: scripts.map((address) => new URL(address).pathname),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
