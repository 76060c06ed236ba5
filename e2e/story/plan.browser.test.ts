import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerPlan as answer, questionOf } from "./answer-plan.ts";
import { axeViolations } from "./axe-violations.ts";
import { loadedWith } from "./loaded-with.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const running = practiceAndBrowser();

/** The plan in a window of its own. Without script by default: nothing on the page needs any. */
async function planPage({ address = "en/now", width = 360, script = false } = {}): Promise<Page> {
  const { browser, copy } = running();
  const context = await browser.newContext({
    viewport: { width, height: 780 },
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  await page.goto(new URL(address, copy.site).href);
  return page;
}

const headings = (page: Page) => page.locator(".plan > li > h2").allInnerTexts();

describe("It is happening to me", () => {
  it("is the first door of the first page", async () => {
    const page = await planPage({ address: "en/ie" });

    await page.getByRole("link", { name: "It is happening to me" }).click();

    await page.getByRole("heading", { level: 1, name: "What to do now" }).waitFor();
    expect(page.url()).toMatch(/\/en\/ie\/now$/);
  });

  it("opens on the steps at once: safety, then what to do, in order", async () => {
    const page = await planPage();

    expect(await page.locator("#steps h2").innerText()).toBe("First: are you safe?");
    expect(await headings(page)).toEqual([
      "Stop answering. Send nothing, pay nothing.",
      "Tell one person you feel safe with",
      "Keep their words",
      "Report them in the app",
      "Then block them",
      "Stop the picture from spreading",
      "Tell the police",
      "The next days",
    ]);
  });

  it("puts the steps into the order of the app, with its buttons, and begins where they changed", async () => {
    const page = await planPage();

    await answer(page, "app", "Snapchat");

    expect((await headings(page)).slice(2, 5)).toEqual([
      "Report them in the app",
      "Keep their words",
      "Then block them",
    ]);
    expect(await page.locator("#report .app-part").innerText()).toContain("messages vanish");
    expect(await page.locator("#keep").getByText("Never copy").count()).toBe(1);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe("#app");
    expect(await page.locator("#app").boundingBox()).toMatchObject({ y: expect.closeTo(88, -2) });
  });

  it("says of an e-mail that it can be a bluff, and to change a password that it shows", async () => {
    const page = await planPage();

    await answer(page, "app", "E-mail");
    await answer(page, "picture", "Maybe there is none");

    expect(await page.locator("#keep .app-part").innerText()).toMatch(
      /plain bluff[\s\S]*Change that password/,
    );
  });

  it("names no part of the page that is not there, when it was a video call", async () => {
    const page = await planPage();

    await answer(page, "app", "Video calls, in any app");

    const report = page.locator("#report .app-part");
    expect(await report.getByRole("link", { name: "list of apps" }).getAttribute("href")).toBe(
      "/en/apps",
    );
    expect(await report.innerText()).not.toContain("Use the part");
  });

  it("sends an e-mail on to a UK address only where that may be the country", async () => {
    const reportsOf = async (address: string) => {
      const page = await planPage({ address });
      return page.locator("details.app").allTextContents();
    };
    const inUk = (cards: readonly string[]) => cards.filter((card) => card.includes("In the UK"));

    expect(inUk(await reportsOf("en/apps")).length).toBe(2);
    expect(inUk(await reportsOf("en/gb/apps")).length).toBe(2);
    expect(inUk(await reportsOf("en/us/apps"))).toEqual([]);
  });

  it("carries every answer on, shows none of them, and lets each be changed or taken back", async () => {
    const page = await planPage();
    await answer(page, "app", "Kik");
    await answer(page, "country", "United Kingdom");
    await answer(page, "happened", "Money was paid", "An account was broken into");
    await answer(page, "ageNow", "13 to 17");

    const text = await page.getByRole("main").innerText();
    expect(text).toContain("Get your account back");
    expect(text).toContain("Do not panic, and do not pay again");
    expect(text).toContain("Under 18 and in the UK: Report Remove");
    expect(await page.getByText("Answered. Change it").count()).toBe(4);
    expect(await page.locator("input:checked, option[selected]").count()).toBe(0);
    expect(page.url()).toMatch(/\/en\/gb\/now#tell$/);
    expect(await page.locator("#police").getByRole("link", { name: "Legal help" }).count()).toBe(1);

    await answer(page, "happened", "The picture was shared already");
    expect(await page.getByRole("main").innerText()).toContain("Do not panic, and do not pay");
    await answer(page, "happened", "Forget what I ticked before");
    await answer(page, "ageNow", "18 or older");
    const changed = await page.getByRole("main").innerText();
    expect(changed).not.toContain("Get your account back");
    expect(changed).not.toContain("Report Remove");
    expect(changed).not.toContain("CEOP");
  });

  it("puts a plan to be safe before the block when the person is near, and begins at the top", async () => {
    const page = await planPage();

    await answer(page, "sender", "Yes, a boyfriend, girlfriend or ex");

    expect((await headings(page))[0]).toBe("Before you block them: a plan to be safe");
    expect(await headings(page)).toContain("Block them only with a plan");
    expect(page.url()).toMatch(/#steps$/);
  });

  it("sends nobody to a home that is not safe", async () => {
    const page = await planPage();

    await answer(page, "home", "No, or not always");

    const tell = await page.locator("#tell").innerText();
    expect(tell).toContain("It does not have to be family");
    expect(await page.locator("#police").innerText()).toContain("a helpline or a lawyer first");
    expect(page.url()).toMatch(/#steps$/);
    expect(await page.getByRole("main").innerText()).not.toContain("wake someone");
  });

  it("leads from the word of a lawyer to one, and says it not where the law protects", async () => {
    const us = await planPage({ address: "en/us/now" });
    const gb = await planPage({ address: "en/gb/now" });
    for (const page of [us, gb]) await answer(page, "home", "No, or not always");

    const besideWord = us.locator("#police .words:has-text('a lawyer first') + p");
    expect(await besideWord.getByRole("link", { name: "Legal help" }).count()).toBe(1);
    expect(await us.locator("#police").getByRole("link", { name: "Legal help" }).count()).toBe(1);
    expect(await gb.getByRole("main").innerText()).not.toContain("the law is hard");
  });

  it("promises no number on a page that has none", async () => {
    const before = await planPage({ address: "en/now" });
    const after = await planPage({ address: "en/gb/now" });

    expect(await before.locator("#steps").innerText()).not.toMatch(/number/);
    expect(await after.locator("#steps").innerText()).toContain("Call the emergency number now");
  });

  it("is honest where nothing but an emergency number is known", async () => {
    const page = await planPage({ address: "en/ad/now" });

    expect(await page.locator("#police").innerText()).toContain(
      "No website or number for a report",
    );
    expect(await page.locator("#tell a[href]").count()).toBeGreaterThan(0);
  });

  it("can be answered with the keyboard alone", async () => {
    const page = await planPage({ script: true });

    await questionOf(page, "home").locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    const loaded = page.waitForEvent("load");
    await page.keyboard.press("Enter");
    await loaded;

    expect(await page.getByText("Answered. Change it").count()).toBe(1);
    expect(await page.locator("#tell").innerText()).toContain("It does not have to be family");
  });

  it("forgets the answers when the page is asked for again", async () => {
    const page = await planPage({ script: true });
    await answer(page, "home", "No, or not always");

    await page.reload();

    expect(await page.getByText("Answered. Change it").count()).toBe(0);
    expect(await page.locator("#tell").innerText()).not.toContain("does not have to be family");
    expect(await page.context().cookies()).toEqual([]);
  });

  it.each([true, false])(
    "keeps its answers while its links are looked at (script: %s)",
    async (script) => {
      const page = await planPage({ address: "en/gb/now", script });
      await answer(page, "sender", "Yes, an adult");

      const other = page.context().waitForEvent("page");
      await page.getByRole("link", { name: "All numbers", exact: true }).click();
      const tab = await other;
      await tab.getByRole("heading", { name: "People who can help: United Kingdom" }).waitFor();
      await tab.close();

      expect(await headings(page)).toContain("Block them only with a plan");
    },
  );

  it("lets the safety box choose a country without losing an answer", async () => {
    const page = await planPage();
    await answer(page, "home", "No, or not always");

    await page.locator(".safe").getByRole("link", { name: "Choose your country" }).click();
    expect(new URL(page.url()).hash).toBe("#question-country");
    await answer(page, "country", "Ireland");

    expect(await page.locator(".safe a[href^='tel:']").count()).toBeGreaterThan(0);
    expect(await page.locator("#tell").innerText()).toContain("It does not have to be family");
  });

  it("names the line for the young first in the safety box to who said that they are 13 to 17", async () => {
    const page = await planPage({ address: "en/gb/now" });
    const lines = () => page.locator(".safe a[href^='tel:']").allInnerTexts();
    expect((await lines())[1]).toContain("Samaritans");

    await answer(page, "ageNow", "13 to 17");

    expect((await lines()).slice(1)).toEqual([
      expect.stringContaining("Childline"),
      expect.stringContaining("Samaritans"),
    ]);
  });

  it("names the line about intimate pictures to an adult in the UK, where to tell and to take down", async () => {
    const page = await planPage({ address: "en/gb/now" });
    const call = (step: string) => page.locator(`#${step} a[href='tel:03456000459']`);
    expect(await call("take-down").count()).toBe(0);

    await answer(page, "ageNow", "18 or older");

    expect(await call("tell").count()).toBeGreaterThan(0);
    expect(await call("take-down").count()).toBe(1);
  });

  it.each([true, false])(
    "stands in the country that was chosen, with every answer, also when it is loaded again (script: %s)",
    async (script) => {
      const page = await planPage({ address: "en/gb/now", script });
      await answer(page, "home", "No, or not always");

      await answer(page, "country", "United Arab Emirates");

      const { pathname, search, hash } = new URL(page.url());
      expect(pathname + search + hash).toBe("/en/ae/now#tell");
      expect(await page.locator("#tell").innerText()).toContain("It does not have to be family");
      expect(await page.locator("a[href='tel:116111']").count()).toBeGreaterThan(0);
      await page.goto(page.url().replace("#tell", ""));
      expect(await page.locator(".safe").innerText()).toContain("116111");
    },
  );

  it("has no fault axe can find and nothing that sticks out, in any state, from either side", async () => {
    const found: string[] = [];
    const look = async (page: Page, state: string) => {
      for (const violation of await axeViolations(page)) found.push(`${state}: ${violation}`);
      for (const dir of ["ltr", "rtl"]) {
        const width = await page.locator("html").evaluate((html, to) => {
          html.setAttribute("dir", to);
          return html.scrollWidth;
        }, dir);
        if (width > 320) found.push(`${state}, ${dir}: ${width} px wide`);
      }
    };
    const page = await planPage({ width: 320, script: true });

    await look(page, "opened");
    await page.locator(".question").evaluateAll((questions) => {
      for (const question of questions) question.setAttribute("open", "");
    });
    await look(page, "every question open");
    await answer(page, "country", "United States");
    await answer(page, "app", "KakaoTalk");
    await answer(page, "sender", "Yes, an adult");
    await answer(page, "happened", "An account was broken into", "Money was paid");
    await look(page, "answered");

    expect(found).toEqual([]);
  });

  it("weighs less than 30 kB with all that it loads, compressed", async () => {
    const page = await planPage({ address: "en/gb/now", script: true });
    const { scripts, bytes } = await loadedWith(page);

    expect(scripts).toEqual(["/exit.js"]);
    expect(bytes).toBeLessThan(30_000);
  });
});
