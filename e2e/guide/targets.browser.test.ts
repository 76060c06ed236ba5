import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EVERY_KIND_OF_PAGE } from "../story/every-page.ts";
import { practiceAndBrowser } from "../story/practice-and-browser.ts";
import { smallTargets } from "./small-targets.ts";

const here = practiceAndBrowser();

/** Opens everything on a page that can be opened, because what is in it can be pressed as well. */
const openAll = (page: Page) =>
  page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });

describe("every page", () => {
  it("has only targets that a thumb can hit at 360 px, all its parts open", async () => {
    const page = await here().browser.newPage({ viewport: { width: 360, height: 740 } });
    const found: string[] = [];

    for (const path of EVERY_KIND_OF_PAGE) {
      await page.goto(new URL(path, here().copy.site).href);
      await openAll(page);
      // The way past the head of the page is there once the keyboard is at it.
      await page.keyboard.press("Tab");
      for (const target of await smallTargets(page)) found.push(`/${path}: ${target}`);
    }

    expect(found).toEqual([]);
  });

  it("has numbers in its safety line that are as tall as a button, in the middle of a sentence", async () => {
    const page = await here().browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(new URL("en/gb", here().copy.site).href);

    const heights = await page
      .locator(".safe a")
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));

    expect(heights.length).toBeGreaterThan(3);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it("needs no sideways scrolling at 400 % zoom of a window of 1280 × 800 px", async () => {
    const page = await here().browser.newPage({
      viewport: { width: 320, height: 200 },
      deviceScaleFactor: 4,
    });
    const found: string[] = [];

    for (const path of EVERY_KIND_OF_PAGE) {
      await page.goto(new URL(path, here().copy.site).href);
      await openAll(page);
      const width = await page.locator("html").evaluate((html) => html.scrollWidth);
      if (width > 320) found.push(`/${path}: ${width} px wide`);
    }

    expect(found).toEqual([]);
  });
});

describe("the search for small targets", () => {
  it("notices them, and passes a link in a sentence and a field with a large label by", async () => {
    const page = await here().browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent(`
      <p>Read <a href="#a">in a sentence</a> on.</p>
      <p><a href="#b">alone on its line</a> · <a href="#c">another</a></p>
      <label style="display: block; padding: 16px"><input type="radio"> a large label</label>
      <input type="checkbox" name="bare">
      <button style="width: 50px; height: 40px">low</button>
      <button style="width: 44px; height: 44px">large</button>
      <details><summary style="padding: 16px">closed</summary><button>inside</button></details>`);

    const found = (await smallTargets(page)).map((line) => line.replace(/ \d+ × \d+$/, ""));

    expect(found).toEqual(['a "alone on its line"', 'a "another"', 'input "bare"', 'button "low"']);
  });
});
