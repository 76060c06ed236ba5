import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { answerPlan } from "../story/answer-plan.ts";
import { practiceAndBrowser } from "../story/practice-and-browser.ts";
import {
  choosePictures,
  type Kept,
  openCase,
  samplePhoto,
  sendAndKeep,
  walkToPictures,
} from "../story/walk.ts";
import { EXIT, stubExit } from "./exit-stub.ts";
import { storedBytes } from "./stored-bytes.ts";

/** All that an address may hold beside this site's own origin. */
const ADDRESS = /^\/(en(\/gb)?(\/(take-down|case(\/add)?|help|about|traces))?)?$/;

/** Words that would tell someone who reads a history what was visited. */
const TELLING = /holdfast|picture|photo|take.?down|nude|sex|intimate|threat|blackmail|abuse/i;

const here = practiceAndBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await here().browser.newContext(options);
  await stubExit(context);
  return context.newPage();
}

const leave = (page: Page) => page.getByRole("link", { name: "Leave now" }).click();

describe("the whole way, from the home page to the case", () => {
  const left: string[] = [];
  const titles = new Set<string>();
  const addresses = new Set<string>();
  let page: Page;
  let context: BrowserContext;
  let kept: Kept;

  beforeAll(async () => {
    page = await newPage();
    context = page.context();
    page.on("framenavigated", (frame) => addresses.add(frame.url()));
    const look = async (screen: string) => {
      titles.add(await page.title());
      for (const trace of await storedBytes(page)) left.push(`${screen}: ${trace}`);
    };

    await walkToPictures(page, here().copy.site, "adult", look);
    await choosePictures(page, [samplePhoto("cat")]);
    kept = await sendAndKeep(page, look);

    const other = await context.newPage();
    other.on("framenavigated", (frame) => addresses.add(frame.url()));
    await openCase(other, here().copy.site, kept);
    await other.getByRole("heading", { name: "Your case is open" }).waitFor();
    titles.add(await other.title());
    for (const trace of await storedBytes(other)) left.push(`case: ${trace}`);
  });

  it("stores nothing in the browser at any step", () => {
    expect(left).toEqual([]);
  });

  it("names only language, country and page in addresses", () => {
    const own = [...addresses].filter((address) => address !== "about:blank");

    expect(own.length).toBeGreaterThan(2);
    for (const address of own) {
      const { origin, pathname, search, hash } = new URL(address);
      expect([origin, search, hash]).toEqual([here().copy.site.origin, "", ""]);
      expect(pathname).toMatch(ADDRESS);
    }
  });

  it("goes by titles that say nothing", () => {
    expect(titles.size).toBeGreaterThan(1);
    for (const title of titles) expect(title).not.toMatch(TELLING);
  });

  it("ends with nothing left: no script, no worker, no stored byte, no entry of its own", async () => {
    expect(page.workers()).toHaveLength(1);
    const entries = await page.evaluate(() => history.length);

    await leave(page);
    await page.waitForURL(EXIT);

    expect(page.workers()).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    const other = await context.newPage();
    await other.goto(new URL("favicon.svg", here().copy.site).href);
    expect(await storedBytes(other)).toEqual([]);
  });

  it("and going back, step by step, never shows what was covered", async () => {
    for (let steps = 0; steps < 20 && page.url() !== "about:blank"; steps += 1) {
      await page.goBack();
      const html = await page.content();
      for (const secret of Object.values(kept)) expect(html).not.toContain(secret);
      expect(await page.locator("input[type=file], input[type=hidden][name=pin]").count()).toBe(0);
    }
    expect(page.url()).toBe("about:blank");
  });
});

describe("a case that was opened", () => {
  it("is not shown by going back after leaving, nor is what was typed to open it", async () => {
    const page = await newPage();
    await walkToPictures(page, here().copy.site, "adult");
    await choosePictures(page, [samplePhoto("cat")]);
    await openCase(page, here().copy.site, await sendAndKeep(page));
    await page.getByRole("heading", { name: "Your case is open" }).waitFor();

    await leave(page);
    await page.waitForURL(EXIT);
    await page.goBack();

    await page.getByRole("heading", { name: "Your case", exact: true }).waitFor();
    const typed = page
      .locator("input")
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    expect((await typed).join("")).toBe("");
  });
});

describe("a plan, and a page of words", () => {
  it.each([
    ["en/gb/now", "#steps"],
    ["en/gb/words", "#words"],
  ])(
    "%s is covered in the moment of leaving, and empty of what was told by going back",
    async (path, part) => {
      const page = await newPage();
      await page.goto(new URL(path, here().copy.site).href);
      if (path.endsWith("now")) await answerPlan(page, "home", "No, or not always");
      else await page.locator("#words input:visible").first().fill("typed before leaving");

      const covered = await page.evaluate(() => {
        document.querySelector<HTMLElement>("[data-exit]")?.click();
        return { title: document.title, body: document.body.innerHTML };
      });
      await page.waitForURL(EXIT);
      await page.goBack();
      // The first page of a window has nothing before it: leaving has then taken its place.
      if (!page.url().startsWith(here().copy.site.origin)) {
        await page.goto(new URL(path, here().copy.site).href);
      }

      await page.locator(part).waitFor();
      expect(covered).toEqual({ title: "", body: "" });
      expect(await page.locator('[name^="was-"]').count()).toBe(0);
      expect(await page.content()).not.toContain("typed before leaving");
      const values = page
        .locator("input:visible, textarea:visible")
        .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
      expect((await values).join("")).not.toContain("typed before leaving");
    },
  );
});

describe("the search for stored bytes", () => {
  it("notices each of them", async () => {
    const page = await newPage();
    await page.goto(new URL("en", here().copy.site).href);
    await page.evaluate(async () => {
      localStorage.setItem("a", "b");
      sessionStorage.setItem("a", "b");
      // biome-ignore lint/suspicious/noDocumentCookie: the old way in is the one to notice
      document.cookie = "a=b";
      await (await caches.open("a")).put("/a", new Response("b"));
    });

    const found = (await storedBytes(page)).join("\n");

    for (const kind of ["localStorage", "sessionStorage", "caches", "cookie a", "bytes"]) {
      expect(found).toContain(kind);
    }
  });
});

describe("leaving", () => {
  const receipt = async () => {
    const page = await newPage();
    await walkToPictures(page, here().copy.site, "adult");
    await choosePictures(page, [samplePhoto("cat")]);
    await sendAndKeep(page);
    return page;
  };

  it("covers the page in the very moment, however long the other one takes", async () => {
    const page = await receipt();

    const covered = await page.evaluate(() => {
      document.querySelector<HTMLElement>("[data-exit]")?.click();
      return { title: document.title, body: document.body.innerHTML };
    });

    expect(covered).toEqual({ title: "", body: "" });
    await page.waitForURL(EXIT);
  });

  it("works with Shift pressed three times, and not with other keys between", async () => {
    const page = await receipt();

    for (const key of ["Shift", "Shift", "a", "Shift"]) await page.keyboard.press(key);
    expect(await page.locator("[data-screen=receipt]").isVisible()).toBe(true);
    for (const key of ["Shift", "Shift"]) await page.keyboard.press(key);

    await page.waitForURL(EXIT);
  });

  it("works without script", async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(new URL("en/gb", here().copy.site).href);

    await leave(page);

    expect(page.url()).toBe(EXIT);
  });

  it("empties a page that the browser kept in memory", async () => {
    const page = await receipt();

    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
    );

    await page.getByRole("heading", { name: "Is it a picture of you?" }).waitFor();
    expect(await page.locator("[data-slot]").count()).toBe(0);
  });
});
