import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { type ServerForTests, serverForTests } from "../privacy/server-for-tests.ts";
import { tabTo } from "./tab-to.ts";

/** English, and a language made up for tests that is written from right to left. */
const LANGUAGES = ["en", "xb"] as const;

let server: ServerForTests;
let browser: Browser;
beforeAll(async () => {
  server = await serverForTests({ HOLDFAST_PRACTICE: "1", HOLDFAST_PSEUDO_LANGUAGES: "1" });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function opened(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(new URL(path, server.site).href);
  return page;
}

/** Presses Enter on what leads to another page, and waits for it. */
async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}

/** Opens a question of a plan, chooses its second answer and sends it, by keys alone. */
async function answerByKeys(page: Page, name: string): Promise<void> {
  await tabTo(page, `.question:has([name="${name}"]) > summary`);
  await page.keyboard.press("Enter");
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, `.question:has([name="${name}"]) > button`);
  await enter(page);
}

describe.each(LANGUAGES)("with the keyboard alone, in %s", (language) => {
  it.each([true, false])(
    "a plan is answered, and stands at the step that changed; script: %s",
    async (script) => {
      const page = await opened(`${language}/gb/now`, script);

      await answerByKeys(page, "picture");

      const step = page.locator("li:target");
      expect(await page.locator('[name="was-picture"]').getAttribute("value")).toBe("made-by-ai");
      const { y = -1 } = (await step.boundingBox()) ?? {};
      const bar = await page.locator("header.top").boundingBox();
      expect(y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0) - 1);
      expect(y).toBeLessThan(740);
      // The next press goes on from there, not from the top of the page.
      await page.keyboard.press("Tab");
      expect(await step.locator(":focus").count()).toBe(1);
    },
  );

  it.each([true, false])(
    "Enter in an answer begins the plan anew, not at another question; script: %s",
    async (script) => {
      const page = await opened(`${language}/gb/now`, script);
      await tabTo(page, '.question:has([name="picture"]) > summary');
      await page.keyboard.press("Enter");
      await tabTo(page, '[name="picture"]');
      await page.keyboard.press("Space");

      await enter(page);

      expect(new URL(page.url()).hash).toBe("#steps");
      expect(await page.locator('[name="was-picture"]').getAttribute("value")).toBe("real");
    },
  );

  it.each([true, false])("a number is reached on the help page; script: %s", async (script) => {
    const page = await opened(`${language}/gb/help`, script);

    expect(await tabTo(page, ".safe a[href^='tel:']")).toBeLessThan(8);
    await tabTo(page, ".ways a[href^='tel:']");

    expect(await page.locator(":focus").getAttribute("href")).toMatch(/^tel:/);
  });

  it("a list of help is searched, and its first find opened", async () => {
    const page = await opened(`${language}/country/help`);

    await tabTo(page, "input[type=search]");
    await page.keyboard.type("austral");
    await tabTo(page, "#country-list a:visible");
    await enter(page);

    expect(page.url()).toMatch(new RegExp(`/${language}/au/help$`));
  });

  it("words are typed, a row is added, and everything is cleared", async () => {
    const page = await opened(`${language}/gb/words`);
    await page.locator("button[data-add]:visible").first().waitFor();

    await tabTo(page, "#words input");
    await page.keyboard.type("typed by keys");
    await tabTo(page, "button[data-add]");
    await page.keyboard.press("Enter");
    await page.keyboard.type("a second row");
    expect(await page.locator(":focus").inputValue()).toBe("a second row");
    await tabTo(page, "[data-do=ask-clear]");
    await page.keyboard.press("Enter");
    await tabTo(page, "[data-do=clear]");
    await page.keyboard.press("Enter");

    await page.locator("[data-part=clear-notice]:not(:empty)").waitFor();
    expect(await page.locator("#words input").first().inputValue()).toBe("");
  });

  it("the page for staff is read to its end without script, and the way out is near its top", async () => {
    const page = await opened(`${language}/gb/staff`, false);

    expect(await tabTo(page, "[data-exit]")).toBeLessThan(5);
    await tabTo(page, ".question > summary");
    await page.keyboard.press("Enter");
    await tabTo(page, "footer a");

    expect(await page.locator(".question[open]").count()).toBeGreaterThan(0);
  });
});
