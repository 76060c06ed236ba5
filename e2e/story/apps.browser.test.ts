import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { loadedWith } from "./loaded-with.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const running = practiceAndBrowser();

const PAGES = ["en/us/apps", "en/trick", "en/next"];

/** A page of the site, in a browser of its own kind. */
async function pageAt(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { copy, browser } = running();
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(new URL(path, copy.site).href);
  return page;
}

/** Opens the card of an app and answers with it. */
async function cardOf(page: Page, app: string) {
  const card = page.locator("details.app", { has: page.getByRole("heading", { name: app }) });
  await card.locator("> summary").click();
  return card;
}

/** What a card says to do, in its order. */
async function stepsOf(page: Page, app: string): Promise<string[]> {
  return (await cardOf(page, app)).locator(".app-steps > li > strong").allInnerTexts();
}

describe("the app cards", () => {
  it("stand closed, one under the other by name, each under a heading of its own", async () => {
    const page = await pageAt("en/apps");

    const names = await page.locator("details.app:not([open]) > summary > h3").allInnerTexts();

    expect(names).toHaveLength(34);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, "en")));
  });

  it("open without script, and give each app the order that is right for it", async () => {
    const page = await pageAt("en/apps", { javaScriptEnabled: false });
    const usual = ["Keep their words", "Report them", "Then block them"];

    expect(await stepsOf(page, "Snapchat")).toEqual([
      "Report them",
      "Keep their words",
      "Then block them",
    ]);
    expect(await stepsOf(page, "Kik")).toEqual(usual);
    expect(await (await cardOf(page, "KakaoTalk")).innerText()).toContain(
      "the report takes the chat away",
    );
    expect(await (await cardOf(page, "Reddit")).innerText()).toContain("Act as if it does");
  });

  it("show the form of the US law to readers in the US alone", async () => {
    const form = "https://help.x.com/forms/safety-and-sensitive-content/take-it-down";

    const inUs = await pageAt("en/us/apps");
    const elsewhere = await pageAt("en/gb/apps");

    expect(await inUs.locator(`a[href="${form}"]`).count()).toBe(1);
    expect(await elsewhere.locator(`a[href="${form}"]`).count()).toBe(0);
  });

  it("open other sites in a new tab that learns nothing of this one", async () => {
    const page = await pageAt("en/us/apps");

    const links = await page
      .locator(".app-card a[href^='https:']")
      .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ target, rel }) => `${target} ${rel}`));

    expect(links.length).toBeGreaterThan(20);
    expect(new Set(links)).toEqual(new Set(["_blank noopener noreferrer"]));
  });
});

describe.each(PAGES)("/%s", (path) => {
  it("weighs under 30 kB compressed, with its style, and runs the exit script alone", async () => {
    const page = await pageAt(path);
    const { scripts, bytes } = await loadedWith(page);

    expect(scripts).toEqual(["/exit.js"]);
    expect(bytes).toBeLessThan(30_000);
  });

  it.each([
    { width: 320, colorScheme: "light", dir: "ltr" },
    { width: 1280, colorScheme: "dark", dir: "rtl" },
  ] as const)(
    "has no fault axe can find, closed and open, at $width px, $colorScheme, $dir",
    async ({ width, colorScheme, dir }) => {
      const page = await pageAt(path, { viewport: { width, height: 800 }, colorScheme });
      await page.locator("html").evaluate((html, way) => html.setAttribute("dir", way), dir);
      const found = [...(await axeViolations(page))];

      await page.locator("details").evaluateAll((all) => {
        for (const part of all) part.setAttribute("open", "");
      });
      found.push(...(await axeViolations(page)));
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);

      expect(found).toEqual([]);
      expect(wide).toBeLessThanOrEqual(width);
    },
  );
});
