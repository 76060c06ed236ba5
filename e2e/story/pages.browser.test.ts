import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const PAGES = [
  "",
  "en",
  "en/gb",
  "en/us",
  "en/my",
  "en/now",
  "en/gb/now",
  "en/country",
  "en/country/take-down",
  "en/help",
  "en/gb/help",
  "en/td/help",
  "en/us/help",
  "en/ua/help",
  "en/take-down",
  "en/case",
  "en/about",
  "en/traces",
  "en/no-such-page",
];

describe("every page", () => {
  const running = practiceAndBrowser();

  for (const { width, colorScheme } of [
    { width: 320, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
  ] as const) {
    it(`has no fault axe can find and no sideways scrolling at ${width} px, ${colorScheme}`, async () => {
      const { copy, browser } = running();
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const found: string[] = [];

      for (const path of PAGES) {
        await page.goto(new URL(path, copy.site).href);
        for (const violation of await axeViolations(page)) found.push(`/${path}: ${violation}`);
        const { scrollWidth, clientWidth } = await page
          .locator("html")
          .evaluate((html) => ({ scrollWidth: html.scrollWidth, clientWidth: html.clientWidth }));
        if (scrollWidth > clientWidth) found.push(`/${path}: ${scrollWidth} px wide`);
      }

      expect(found).toEqual([]);
    });
  }

  it("ends with links that a thumb can hit", async () => {
    const { copy, browser } = running();
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(new URL("en/gb", copy.site).href);

    const heights = await page
      .locator("footer a")
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));

    expect(heights.length).toBeGreaterThan(2);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it("is as calm from right to left: nothing sticks out at 320 px", async () => {
    const { copy, browser } = running();
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const found: string[] = [];

    for (const path of PAGES) {
      await page.goto(new URL(path, copy.site).href);
      const width = await page.locator("html").evaluate((html) => {
        html.setAttribute("dir", "rtl");
        return html.scrollWidth;
      });
      if (width > 320) found.push(`/${path}: ${width} px wide`);
    }

    expect(found).toEqual([]);
  });
});
