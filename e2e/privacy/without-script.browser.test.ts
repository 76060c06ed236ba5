import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openCaseByApi } from "../story/open-case-by-api.ts";
import { practiceAndBrowser } from "../story/practice-and-browser.ts";
import { answerQuestions, openCase } from "../story/walk.ts";

const here = practiceAndBrowser();

/** A page of a browser that runs no script, at an address of the site. */
async function pageAt(address: string): Promise<Page> {
  const { browser, copy } = here();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(new URL(address, copy.site).href);
  return page;
}

/** Waits for the page with this heading; it throws when that does not come. */
const shows = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** Presses a button of a form and waits for the page that answers it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name }).click();
  await loaded;
}

const choose = (page: Page, name: string | RegExp) => page.getByRole("radio", { name }).check();

describe("without script, the pages", () => {
  it("lead from the first one to a country and to its numbers", async () => {
    const page = await pageAt("");

    await page.getByRole("link", { name: "Choose your country" }).click();
    await page.getByRole("link", { name: "Australia", exact: true }).click();

    await page.waitForURL("**/en/au");
    expect(await page.getByRole("main").innerText()).toContain("000");
    await page.getByRole("link", { name: "All numbers" }).click();
    await shows(page, "People who can help: Australia");
    expect(await page.locator("a[href^='tel:']").count()).toBeGreaterThan(2);
  });

  it("come back to where the person was when the country is chosen", async () => {
    const page = await pageAt("en/take-down");

    await page.getByRole("link", { name: "Choose your country" }).click();
    await page.getByRole("link", { name: "Choose your country" }).click();
    expect(await page.locator("#countries:target").count()).toBe(1);
    await page.getByRole("link", { name: "United Kingdom" }).click();

    await page.waitForURL("**/en/gb/take-down");
  });
});

describe("without script, taking a picture down", () => {
  it("goes through every question and says honestly where a script is needed", async () => {
    const page = await pageAt("");
    const screens: string[] = [];

    await answerQuestions(page, here().copy.site, "adult", async (screen) => {
      screens.push(screen);
    });

    expect(screens).toEqual(["home", "whose", "ages", "official", "here"]);
    await shows(page, "Choose the pictures");
    // Playwright's own search for texts passes <noscript> by; what is rendered counts.
    const main = page.getByRole("main");
    expect(await main.innerText()).toContain("This step needs a script");
    expect(await main.innerText()).toContain("talk to a person who helps");
    expect(await main.locator("a[href='https://stopncii.org']:visible").count()).toBe(1);
    expect(await page.locator("input[type=file]").isVisible()).toBe(false);
    await press(page, "Go back");
    expect(await page.getByRole("button", { name: "Choose pictures" }).isVisible()).toBe(true);
  });

  it("shows the official services that fit both ages, and the exchange with who takes part", async () => {
    const page = await pageAt("en/gb/take-down");
    await choose(page, /I have it on this phone/);
    await press(page, "Continue");
    await page
      .getByRole("group", { name: /in the picture/ })
      .getByText("Under 18", { exact: true })
      .click();
    await page.getByRole("group", { name: /now/ }).getByText("Under 18", { exact: true }).click();
    await press(page, "Continue");

    const services = page.locator("section.card h2");
    expect(await services.allInnerTexts()).toEqual(["Take It Down", "Report Remove"]);
    expect(await page.getByText("uploads the picture").count()).toBe(1);
    await press(page, /Continue: send it from here too/);
    expect(await page.getByText("Demo Board").count()).toBe(1);
  });

  it("asks again, kindly, for what was not answered or cannot be", async () => {
    const page = await pageAt("en/gb/take-down");
    await press(page, "Continue");
    expect(await page.getByRole("alert").count()).toBe(1);

    await choose(page, /I have it on this phone/);
    await press(page, "Continue");
    const [inPicture, now] = [/in the picture/, /now/].map((name) =>
      page.getByRole("group", { name }),
    );
    await inPicture?.getByText("18 or over", { exact: true }).click();
    await now?.getByText("Under 18", { exact: true }).click();
    await press(page, "Continue");

    expect(await page.getByRole("alert").innerText()).toContain("do not fit together");
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(2);
  });

  it("has a way on for someone else's picture", async () => {
    const page = await pageAt("en/gb/take-down");

    await choose(page, /someone else/);
    await press(page, "Continue");

    await shows(page, "Let them do it, with you beside them");
    expect(await page.getByRole("link", { name: "Open Take It Down" }).count()).toBe(1);
    expect(await page.getByRole("link", { name: "Call 101" }).count()).toBe(1);
    await press(page, "Go back");
    await shows(page, "Is it a picture of you?");
    expect(await page.getByRole("radio", { name: /someone else/ }).isChecked()).toBe(true);
  });

  it("has a way on for a picture that the person does not have", async () => {
    const page = await pageAt("en/gb/take-down");

    await choose(page, /I do not have it/);
    await press(page, "Continue");

    await shows(page, "There are other ways");
    expect(await page.getByRole("link", { name: "Call 101" }).count()).toBe(1);
    expect(await page.getByRole("link", { name: "Call 0345 6000 459" }).count()).toBe(1);
    await press(page, "Go back");
    expect(await page.getByRole("radio", { name: /do not have it/ }).isChecked()).toBe(true);
    await press(page, "Continue");
    await press(page, "I have it on this device after all");
    await shows(page, "How old were you, and how old are you now?");
  });
});

describe("without script, a case", () => {
  it("is opened, renewed and taken back by forms, with a question before", async () => {
    const kept = await openCaseByApi(here().copy.site);
    const page = await pageAt("");

    await openCase(page, here().copy.site, kept);
    await shows(page, "Your case is open");
    await press(page, "Renew");
    expect(await page.getByRole("status").innerText()).toContain("Your case now runs until");

    await press(page, "Take everything back");
    await shows(page, "Is someone making you do this?");
    await openCase(page, here().copy.site, kept);
    await shows(page, "Your case is open");

    await press(page, "Take everything back");
    await press(page, /take everything back/i);
    await shows(page, "Everything was taken back");
    await openCase(page, here().copy.site, kept);
    await shows(page, "Everything was taken back");
  });

  it("says the same for a wrong PIN as for a number that nobody has", async () => {
    const kept = await openCaseByApi(here().copy.site);
    const page = await pageAt("");
    const said: string[] = [];
    for (const wrong of [
      { ...kept, pin: "00000000" },
      { ...kept, number: "0000000000" },
    ]) {
      await openCase(page, here().copy.site, wrong);
      await page.getByRole("alert").waitFor();
      said.push(await page.getByRole("main").innerText());
    }

    expect(said[0]).toBe(said[1]);
    expect(said[0]).toContain("These do not fit together");
  });
});
