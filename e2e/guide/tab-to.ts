import type { Page } from "playwright-core";

/** More than this many presses, and a person with a keyboard would have given up. */
const MOST_PRESSES = 150;

/**
 * Presses Tab until the keyboard is at something, as a person without a mouse does.
 *
 * @returns how many presses it took
 * @throws {Error} when it is not reached
 */
export async function tabTo(page: Page, selector: string): Promise<number> {
  const target = page.locator(selector).first();
  for (let presses = 1; presses <= MOST_PRESSES; presses += 1) {
    await page.keyboard.press("Tab");
    // Scripts of the page may be off: the browser is asked, not the page.
    if (await target.and(page.locator(":focus")).count()) return presses;
  }
  throw new Error(`Cannot reach ${selector} with ${MOST_PRESSES} presses of Tab`);
}
