import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const here = practiceAndBrowser();

/** The key of a text in the file, as the page heads it. */
const KEY = "does-not-fit-heading";

async function reviewPage(): Promise<Page> {
  const context = await here().browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(new URL("en/review", here().copy.site).href);
  return page;
}

const heading = (page: Page) => page.getByRole("heading", { name: KEY, exact: true });

it("the page for reviewers is folded by file, and a link in its list opens one", async () => {
  const page = await reviewPage();
  const height = await page.locator("html").evaluate((html) => html.scrollHeight);
  expect(await heading(page).isVisible()).toBe(false);

  await page.getByRole("link", { name: "en/case.md" }).click();

  expect(height).toBeLessThan(30_000);
  expect(await heading(page).isVisible()).toBe(true);
  expect(await page.locator("details.file[open]").count()).toBe(1);
});

it("the page for reviewers is printed whole", async () => {
  const page = await reviewPage();

  await page.emulateMedia({ media: "print" });

  expect(await heading(page).isVisible()).toBe(true);
});
