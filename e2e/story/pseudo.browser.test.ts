import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../scripts/build/programs.ts";
import { launchBrowser } from "../browser/launch-browser.ts";
import { type ServerForTests, serverForTests } from "../privacy/server-for-tests.ts";
import { axeViolations } from "./axe-violations.ts";

/** Pages as a reader of one country meets them; `PAGES` of the site names them. */
const PAGES = pagesOfSite();

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

describe.each(["xa", "xb"])("in the pseudo-language %s", (language) => {
  it.each(addressesIn(language))(
    "%s has no fault axe can find, nor more than 320 px",
    async (address) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
      const page = await context.newPage();
      await opened(page, address);

      const width = await page.locator("html").evaluate((html) => html.scrollWidth);
      const violations = await axeViolations(page);
      await context.close();

      expect(violations).toEqual([]);
      expect(width).toBe(320);
    },
  );
});

describe("in the longer language", () => {
  it("no English is left, so no sentence lives in the code", async () => {
    const page = await browser.newPage();
    const data = namesInData();
    const found: string[] = [];

    for (const address of addressesIn("xa")) {
      await opened(page, address);
      for (const text of await textsOf(page)) {
        if (/[a-z]{2}/i.test(withoutNames(text, data))) found.push(`${address}: ${text}`);
      }
    }

    expect([...new Set(found)]).toEqual([]);
  });
});

describe("in the language from right to left", () => {
  it("pages begin at the right, and numbers still read from the left", async () => {
    const page = await browser.newPage();
    const found: string[] = [];
    let numbers = 0;

    for (const address of addressesIn("xb")) {
      await opened(page, address);
      const { direction, lang, groups } = await page.evaluate(numbersOnPage);
      if (direction !== "rtl" || lang !== "ar-XB") found.push(`${address}: ${direction} ${lang}`);
      numbers += groups.length;
      for (const { text, from } of groups) if (from !== "ltr") found.push(`${address}: ${text}`);
    }

    expect(numbers).toBeGreaterThan(10);
    expect([...new Set(found)]).toEqual([]);
  });
});

it("neither is there for readers", async () => {
  const plain = await serverForTests({ HOLDFAST_PRACTICE: "1" });
  try {
    const answers = ["/xa", "/xb/help", "/en"].map((path) => plain.send("GET", path, {}));
    const found = (await Promise.all(answers)).map(({ status }) => status);

    expect(found).toEqual([404, 404, 200]);
  } finally {
    await plain.stop();
  }
});

function pagesOfSite(): string[] {
  const source = readFileSync(path.join(ROOT, "apps/site/src/lib/place.ts"), "utf8");
  const list = /PAGES = \[([^\]]*)\]/.exec(source)?.[1] ?? "";
  const pages = [...list.matchAll(/"([a-z-]+)"/g)].map(([, page = ""]) => page);
  const routes = path.join(ROOT, "apps/site/src/routes/[lang=language]/[[country=country]]");
  const there = new Set(readdirSync(routes));
  return pages.filter((page) => page === "home" || there.has(page));
}

/** The page for reviewers shows English texts in any language, so it is looked at once. */
function addressesIn(language: string): string[] {
  const pages = language === "xa" ? PAGES.filter((page) => page !== "review") : PAGES;
  return [
    `/${language}`,
    `/${language}/no-such-page`,
    ...pages.map((page) => (page === "home" ? `/${language}/gb` : `/${language}/gb/${page}`)),
  ];
}

async function opened(page: Page, address: string): Promise<void> {
  const answer = await page.goto(new URL(address, server.site).href);
  expect(answer?.status(), address).toBe(address.endsWith("/no-such-page") ? 404 : 200);
  // What is closed is read as well.
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
}

/** Every text a person meets on a page, shown or read out, the title too. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isWords = node.parentElement?.closest("script, style, noscript") === null;
      if (isWords) texts.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "alt", "placeholder"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  });
}

/** Groups of digits with a gap, which a page from right to left would turn around. */
function numbersOnPage() {
  const groups: { text: string; from: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (parent === null || parent.closest("script, style")) continue;
    if (/\d[ -]\d/.test(text)) groups.push({ text, from: getComputedStyle(parent).direction });
  }
  const { dir, lang } = document.documentElement;
  return { direction: dir, lang, groups };
}

/** Names, numbers, addresses and menus of the data, which stay as they are in any language. */
function namesInData(): string[] {
  const folder = path.join(ROOT, "content/data");
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") found.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    collect(JSON.parse(readFileSync(path.join(folder, name), "utf8")));
  }
  for (const name of namesInIntl()) found.add(name);
  return [...found].filter((name) => /[A-Z]/.test(name)).sort((a, b) => b.length - a.length);
}

/** Countries, languages, months and days, whose names the platform knows in real languages only. */
function namesInIntl(): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));
  const styles = ["en", "en-GB"].flatMap((english) =>
    (["long", "short"] as const).map((style) => ({ english, style })),
  );
  return styles.flatMap(({ english, style }) => {
    const countries = new Intl.DisplayNames(english, { type: "region", style });
    const languages = new Intl.DisplayNames(english, { type: "language", style });
    const month = new Intl.DateTimeFormat(english, { month: style });
    const weekday = new Intl.DateTimeFormat(english, { weekday: style });
    const days = Array.from({ length: 365 }, (_, day) => new Date(2026, 0, day + 1));
    return [
      ...pairs.flatMap((pair) => [
        countries.of(pair.toUpperCase()) ?? "",
        languages.of(pair) ?? "",
      ]),
      ...days.flatMap((day) => [month.format(day), weekday.format(day)]),
    ];
  });
}

/** What is left of a text without names, addresses, and the "and" that the platform puts in a row of names. */
function withoutNames(text: string, names: readonly string[]): string {
  return names
    .reduce((rest, name) => rest.replaceAll(name, " "), text)
    .replace(/\S+\.\S+|\band\b/g, " ");
}
