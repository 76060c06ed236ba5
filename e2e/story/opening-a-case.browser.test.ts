import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { openCaseByApi } from "./open-case-by-api.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import { openCase } from "./walk.ts";

const here = practiceAndBrowser();

async function newPage(javaScriptEnabled: boolean): Promise<Page> {
  const viewport = { width: 360, height: 780 };
  return (await here().browser.newContext({ javaScriptEnabled, viewport })).newPage();
}

const number = (page: Page) => page.getByLabel("Case number");
const pin = (page: Page) => page.getByLabel("PIN", { exact: true });
const spare = (page: Page) => page.getByLabel("Spare code", { exact: true });
const hasFocus = (page: Page, selector: string) => page.locator(`${selector}:focus`).count();

describe.each([
  ["with script", true],
  ["without script", false],
])("opening a case %s", (_, withScript) => {
  it("keeps the number after a wrong PIN, asks for the PIN again, and offers the spare code", async () => {
    const kept = await openCaseByApi(here().copy.site);
    const page = await newPage(withScript);
    await openCase(page, here().copy.site, { ...kept, pin: "0000 0000" });

    await page.getByRole("alert").waitFor();
    expect(await number(page).inputValue()).toBe(kept.number);
    expect(await pin(page).inputValue()).toBe("");
    expect(await spare(page).isVisible()).toBe(true);
    expect(await hasFocus(page, "[role=alert]")).toBe(1);

    await pin(page).fill(kept.pin);
    await page.getByRole("button", { name: "Open my case" }).click();
    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
  });

  it("says which field has a slip and goes there, without offering the spare code", async () => {
    const kept = await openCaseByApi(here().copy.site);
    const page = await newPage(withScript);

    await openCase(page, here().copy.site, { ...kept, pin: "1234" });
    await page.getByText("A PIN has 8 numbers").waitFor();
    expect(await number(page).inputValue()).toBe(kept.number);
    expect(await hasFocus(page, "#pin[aria-invalid=true]")).toBe(1);
    expect(await spare(page).isVisible()).toBe(false);

    await openCase(page, here().copy.site, { ...kept, number: "ABC" });
    await page.getByText("This number is not complete").waitFor();
    expect(await hasFocus(page, "#number[aria-invalid=true]")).toBe(1);
    expect(await page.getByRole("alert").count()).toBe(0);

    await openCase(page, here().copy.site, { ...kept, number: "K7M3Q-9TX2Z" });
    await page.getByText("One letter or number is not right").waitFor();
    // Without script the page that answers does not give the PIN back, and says so.
    expect(await pin(page).inputValue()).toBe(withScript ? kept.pin : "");
    const again = await page.getByText("Please type the PIN again too").count();
    expect(again).toBe(withScript ? 0 : 1);
  });

  it("covers the PIN, takes it with spaces, and puts the reader at what renewing did", async () => {
    const kept = await openCaseByApi(here().copy.site);
    const page = await newPage(withScript);
    const spaced = kept.pin.replace(/(....)/, "$1 ");

    await openCase(page, here().copy.site, { ...kept, pin: spaced });
    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
    await page.getByRole("button", { name: "Renew" }).click();

    await page.getByRole("heading", { name: "Renewed" }).waitFor();
    expect(await hasFocus(page, "[role=status]")).toBe(1);
  });
});

describe("the PIN that is typed", () => {
  it("is covered, shown when asked, and covered again when it is sent", async () => {
    const page = await newPage(true);
    await page.goto(new URL("en/gb/case", here().copy.site).href);
    const type = () => pin(page).getAttribute("type");
    expect(await type()).toBe("password");

    await page.getByRole("button", { name: "Show the PIN" }).click();
    expect(await type()).toBe("text");
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate(() => {
      document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    });
    await number(page).fill("K7M3Q-9TX26");
    await pin(page).fill("1234");
    await pin(page).press("Enter");

    expect(await type()).toBe("password");
    expect(await page.getByRole("button", { name: "Show the PIN" }).isVisible()).toBe(true);
  });

  it("has no button to show it where no script would answer", async () => {
    const page = await newPage(false);
    await page.goto(new URL("en/gb/case", here().copy.site).href);

    expect(await pin(page).getAttribute("type")).toBe("password");
    expect(await page.getByRole("button", { name: "Show the PIN" }).isVisible()).toBe(false);
  });
});
