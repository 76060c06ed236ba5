import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { EVERY_KIND_OF_PAGE } from "./every-page.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const running = practiceAndBrowser();

async function pageIn(width: number, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await running().browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
  });
  return context.newPage();
}

const openAll = (page: Page) =>
  page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });

describe("every page", () => {
  let narrow: Page;
  let wide: Page;
  beforeAll(async () => {
    narrow = await pageIn(320, "light");
    wide = await pageIn(1280, "dark");
  });

  it.each(EVERY_KIND_OF_PAGE)(
    "/%s has no fault axe can find and no sideways scrolling, all open at 320 px, as it is at 1280",
    async (path) => {
      const { href } = new URL(path, running().copy.site);
      const found: string[] = [];

      for (const page of [narrow, wide]) {
        await page.goto(href);
        if (page === narrow) await openAll(page);
        found.push(...(await axeViolations(page)));
        const { scrollWidth, clientWidth } = await page
          .locator("html")
          .evaluate((html) => ({ scrollWidth: html.scrollWidth, clientWidth: html.clientWidth }));
        if (scrollWidth > clientWidth) found.push(`${scrollWidth} px wide`);
      }

      expect(found).toEqual([]);
    },
  );

  it("is as calm from right to left: nothing sticks out at 320 px", async () => {
    const page = await pageIn(320, "light");
    const found: string[] = [];

    for (const path of EVERY_KIND_OF_PAGE) {
      await page.goto(new URL(path, running().copy.site).href);
      const width = await page.locator("html").evaluate((html) => {
        html.setAttribute("dir", "rtl");
        return html.scrollWidth;
      });
      if (width > 320) found.push(`/${path}: ${width} px wide`);
    }

    expect(found).toEqual([]);
  });
});
