import type { Page } from "playwright-core";

/**
 * When the largest piece of a page was painted, in milliseconds from the beginning of its
 * navigation, as the browser reports it; asked once the page is loaded and quiet.
 *
 * @throws {Error} when the browser reports none
 */
export async function largestPaint(page: Page): Promise<number> {
  await page.waitForLoadState("networkidle");
  const found = await page.evaluate(
    () =>
      new Promise<number | undefined>((resolve) => {
        const seen = new PerformanceObserver((list) =>
          resolve(list.getEntries().at(-1)?.startTime),
        );
        seen.observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => resolve(undefined), 2_000);
      }),
  );
  if (found === undefined) throw new Error("Cannot tell the largest paint: none was reported");
  return found;
}
