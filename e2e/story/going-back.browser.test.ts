import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import {
  answerQuestions,
  choosePictures,
  samplePhoto,
  sendAndKeep,
  walkToPictures,
} from "./walk.ts";

const here = practiceAndBrowser();

const newPage = async () => (await here().browser.newContext()).newPage();

/** Presses "Go back" and waits for the page that answers. */
async function goBackOnPage(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Go back" }).click();
  await loaded;
}

const chosen = (page: Page) =>
  page
    .locator("input:checked")
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));

describe("while taking a picture down", () => {
  it('"Go back" leads through every step to the first, and each still has its answer', async () => {
    const page = await newPage();
    await walkToPictures(page, here().copy.site, "under-18");
    const headings: string[] = [];
    const answers: string[] = [];

    for (let steps = 0; steps < 4; steps += 1) {
      await goBackOnPage(page);
      headings.push(await page.locator("h1").innerText());
      answers.push(...(await chosen(page)));
    }

    expect(headings).toEqual([
      "Send it from this site too",
      "First, the services made for this",
      "How old were you, and how old are you now?",
      "Is it a picture of you?",
    ]);
    expect(answers).toEqual(["under-18", "adult", "here"]);
  });

  it("the browser's own way back never shows an answer nor asks to send one again", async () => {
    const page = await newPage();
    // A page that is still arriving has no history that could be gone back in.
    await walkToPictures(page, here().copy.site, "adult");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.method()));

    for (let steps = 0; steps < 4; steps += 1) {
      await page.goBack();
      await page.getByRole("heading", { name: "Is it a picture of you?" }).waitFor();
      expect(await chosen(page)).toEqual([]);
      expect(await page.locator("input[type=hidden][name=pictured]").count()).toBe(0);
    }

    expect(new Set(sent)).toEqual(new Set(["GET"]));
  });

  it("another country changes the step and keeps its answers", async () => {
    const page = await newPage();
    const seen: string[] = [];
    await answerQuestions(page, here().copy.site, "adult", async (screen) => {
      if (screen !== "ages" && screen !== "official") return;
      await page.getByRole("link", { name: "Another country" }).click();
      await page.locator("#question-country summary").click();
      await page.getByLabel("Which country are you in?").selectOption("fr");
      const loaded = page.waitForEvent("load");
      await page.getByRole("button", { name: "Use this country" }).click();
      await loaded;
      expect(new URL(page.url()).pathname).toBe("/en/fr/take-down");
      seen.push(await page.locator("h1").innerText(), await page.locator(".safe").innerText());
      if (screen === "official") seen.push(await page.locator("main").innerText());
    });

    expect(seen).toEqual([
      "How old were you, and how old are you now?",
      expect.stringContaining("3114"),
      "First, the services made for this",
      expect.stringContaining("3114"),
      expect.stringMatching(/Disrupt[\s\S]*Good to know: In French\. From 18 years\./),
    ]);
    await page.locator("[data-screen=choose]").waitFor();
  });

  it("the safety box goes by the age that was given", async () => {
    const boxFor = async (age: "Under 18" | "18 or over") => {
      const page = await newPage();
      await page.goto(new URL("en/gb/take-down", here().copy.site).href);
      await page.getByRole("radio", { name: /I have it on this phone or computer/ }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      for (const group of [/in the picture/, /now/]) {
        const radios = page.getByRole("group", { name: group });
        await radios.getByRole("radio", { name: age, exact: true }).check();
      }
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("heading", { name: "First, the services made for this" }).waitFor();
      return page.locator(".safe").innerText();
    };

    const young = await boxFor("Under 18");
    const adult = await boxFor("18 or over");

    expect(young.indexOf("Childline")).toBeGreaterThan(0);
    expect(young.indexOf("Childline")).toBeLessThan(young.indexOf("Samaritans"));
    expect(adult).toContain("Samaritans");
    expect(adult).not.toContain("Childline");
  });

  it("the pages for someone else's picture and for a lost one have no fault that axe can find", async () => {
    const found: string[] = [];
    for (const choice of [/someone else/, /do not have it/]) {
      for (const [width, colorScheme] of [
        [320, "light"],
        [1280, "dark"],
      ] as const) {
        const context = await here().browser.newContext({
          viewport: { width, height: 740 },
          colorScheme,
        });
        const page = await context.newPage();
        await page.goto(new URL("en/gb/take-down", here().copy.site).href);
        await page.getByRole("radio", { name: choice }).check();
        await page.getByRole("button", { name: "Continue" }).click();
        await page.getByRole("heading", { name: "Where to report it" }).waitFor();
        found.push(...(await axeViolations(page)));
        const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
        if (wide > width) found.push(`${choice}: ${wide} px wide`);
      }
    }

    expect(found).toEqual([]);
  });

  it("a service opens beside the page, which keeps its answers", async () => {
    const page = await newPage();
    await page.context().route("https://**", (route) => route.fulfill({ body: "elsewhere" }));
    const opened: string[] = [];
    await answerQuestions(page, here().copy.site, "under-18", async (screen) => {
      if (screen !== "official") return;
      const other = page.context().waitForEvent("page");
      await page.getByRole("link", { name: "Open Take It Down" }).click();
      const tab = await other;
      await tab.waitForLoadState();
      opened.push(tab.url(), String(await tab.evaluate(() => window.opener === null)));
      await tab.close();
    });

    expect(opened).toEqual(["https://takeitdown.ncmec.org/", "true"]);
    await page.locator("[data-screen=choose]").waitFor();
  });

  it("says how many steps there are once on each, and not over the receipt", async () => {
    const page = await newPage();
    const steps: string[] = [];

    await walkToPictures(page, here().copy.site, "adult", async (screen) => {
      if (screen !== "home") steps.push(await page.locator(".step-number:visible").innerText());
    });
    await choosePictures(page, [samplePhoto("cat")]);
    await sendAndKeep(page, async () => {
      steps.push(...(await page.locator(".step-number:visible").allInnerTexts()));
    });

    expect(steps).toEqual([1, 2, 3, 4, 5, 6].map((step) => `Step ${step} of 6`));
  });
});
