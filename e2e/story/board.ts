import type { Locator, Page } from "playwright-core";

/** The posts of the demo board with this title, newest first, once the page shows them anew. */
export async function postsNamed(page: Page, board: URL, title: string): Promise<Locator> {
  await page.goto(board.href);
  const name = new RegExp(`^${title}$`, "i");
  return page.locator("article", { has: page.getByRole("heading", { name }) });
}

/** Posts a copy of a sample photograph that was made smaller, warmer and saved again. */
export async function postAlteredCopy(page: Page, board: URL, sample: string): Promise<void> {
  await page.goto(board.href);
  await page.getByRole("radio", { name: sample }).check();
  await page.getByRole("button", { name: /altered copy/ }).click();
  await page.waitForURL(/#post-/);
}

/**
 * Looks at the board again and again until the posts of this title are all in this state.
 *
 * @param within milliseconds; it throws what the board showed last when they have passed
 */
export async function untilAll(
  page: Page,
  board: URL,
  title: string,
  state: "Held" | "Stopped" | "shown",
  within = 60_000,
): Promise<number> {
  const deadline = Date.now() + within;
  for (;;) {
    const texts = await (await postsNamed(page, board, title)).allInnerTexts();
    const isIn = (text: string) =>
      state === "shown" ? text.includes("Save this picture") : text.includes(`${state}.`);
    if (texts.length > 0 && texts.every(isIn)) return texts.length;
    if (Date.now() > deadline) throw new Error(`Not all ${state}: ${texts.join(" | ")}`);
    await page.waitForTimeout(200);
  }
}
