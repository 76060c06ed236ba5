import type { Locator, Page } from "playwright-core";

/** The part of a plan that asks for an answer by this name. */
export function questionOf(page: Page, name: string): Locator {
  return page.locator(`.question:has([name="${name}"])`);
}

/** Opens a question of a plan, when it is closed, and gives these answers by their words. */
export async function answerPlan(page: Page, name: string, ...words: string[]): Promise<void> {
  const question = questionOf(page, name);
  if ((await question.getAttribute("open")) === null) await question.locator("summary").click();
  const select = question.locator("select");
  for (const label of words) {
    if ((await select.count()) > 0) await select.selectOption({ label });
    else await question.getByText(label, { exact: true }).click();
  }
  const loaded = page.waitForEvent("load");
  await question.getByRole("button").click();
  await loaded;
}
