import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EVERY_PAGE } from "./every-page.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import { answerQuestions } from "./walk.ts";

const here = practiceAndBrowser();

/** A phone, the same on its side, and a laptop's window at 400 % zoom. */
const WINDOWS = [
  { width: 360, height: 640, most: 0.15 },
  { width: 640, height: 360, most: 0.2 },
  { width: 320, height: 200, most: 0.1 },
];

/** What "Leave now" is like after scrolling to the very end. */
async function leaveAtTheEnd(page: Page) {
  return page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const button = document.querySelector("[data-exit]");
    const box = button?.getBoundingClientRect();
    if (!button || !box) throw new Error("Cannot find the way out");
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const kept = getComputedStyle(document.querySelector("header") ?? button).position;
    const covering = kept === "sticky" ? document.querySelector("header") : button;
    const { width, height } = covering?.getBoundingClientRect() ?? box;
    return {
      hasScrolled: scrollY > 0,
      isInWindow: box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
      isPressable: hit === button,
      isTall: box.height >= 44,
      share: (width * height) / (innerWidth * innerHeight),
    };
  });
}

describe("Leave now", () => {
  for (const { width, height, most } of WINDOWS) {
    it(`stays in sight to the end of every page at ${width} × ${height} px`, async () => {
      const page = await here().browser.newPage({ viewport: { width, height } });

      for (const path of EVERY_PAGE) {
        await page.goto(new URL(path, here().copy.site).href);
        const { share, ...found } = await leaveAtTheEnd(page);
        expect({ path, ...found }).toEqual({
          path,
          hasScrolled: true,
          isInWindow: true,
          isPressable: true,
          isTall: true,
        });
        expect(share).toBeLessThan(most);
      }
    });
  }

  it("stays in sight on every step of taking a picture down, also from right to left", async () => {
    const page = await here().browser.newPage({ viewport: { width: 360, height: 640 } });
    const hidden: string[] = [];

    await answerQuestions(page, here().copy.site, "under-18", async (screen) => {
      for (const direction of ["ltr", "rtl"]) {
        await page
          .locator("html")
          .evaluate((html, dir) => html.setAttribute("dir", dir), direction);
        const { isInWindow, isPressable } = await leaveAtTheEnd(page);
        if (!isInWindow || !isPressable) hidden.push(`${screen} ${direction}`);
      }
    });

    expect(hidden).toEqual([]);
  });

  it("never covers what the keyboard reaches, forwards and backwards", async () => {
    const page = await here().browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.goto(new URL("en/gb/help", here().copy.site).href);
    const covered: string[] = [];
    let reached = 0;

    for (const key of ["Tab", "Shift+Tab"]) {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press(key);
        const found = await page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused || focused.closest("header, .skip") || focused === document.body) return "";
          const bar = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
          const isCovered = focused.getBoundingClientRect().top < bar;
          return `${isCovered ? "covered" : "seen"} ${focused.textContent}`;
        });
        if (found !== "") reached += 1;
        if (found.startsWith("covered")) covered.push(`${key}: ${found}`);
      }
    }

    expect(reached).toBeGreaterThan(40);
    expect(covered).toEqual([]);
  });
});
