import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { EXIT, stubExit } from "../privacy/exit-stub.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import { choosePictures, type Kept, samplePhoto, sendAndKeep, walkToPictures } from "./walk.ts";

const here = practiceAndBrowser();

let page: Page;
let kept: Kept;
/** How often the browser asked whether the page may be left. */
let asked: number;

beforeEach(async () => {
  const context = await here().browser.newContext({
    viewport: { width: 360, height: 780 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await stubExit(context);
  page = await context.newPage();
  asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    // What was asked for is not done: the page stays, as when a person chooses to stay.
    return dialog.dismiss().catch(() => undefined);
  });
  await walkToPictures(page, here().copy.site, "adult");
  await choosePictures(page, [samplePhoto("cat")]);
  kept = await sendAndKeep(page);
  return () => context.close();
});

const tick = () => page.getByRole("checkbox", { name: /I have them/ }).check();
const seeCase = () => page.getByRole("button", { name: "See my case" }).click();
const copied = () => page.evaluate(() => navigator.clipboard.readText());

/** Asks for the page anew, and answers whether it stayed as it was. */
async function staysOnReload(): Promise<boolean> {
  await page.evaluate(() => document.body.setAttribute("data-same", ""));
  await page.evaluate(() => location.reload()).catch(() => undefined);
  await page.waitForTimeout(500);
  return (await page.locator("body[data-same]").count()) === 1;
}

describe("the receipt is not lost by a slip", () => {
  it("the browser asks before it is gone, until the person says that they have the numbers", async () => {
    expect([await staysOnReload(), asked]).toEqual([true, 1]);

    await tick();

    expect([await staysOnReload(), asked]).toEqual([false, 1]);
  });

  it.each(["All numbers", "Holdfast", "People who can help"])(
    "the link %j opens beside it",
    async (name) => {
      await page.getByText("What else you can do").click();
      const opened = page.context().waitForEvent("page");

      await page.getByRole("link", { name, exact: true }).first().click();

      await (await opened).waitForLoadState();
      expect(await page.locator("[data-slot=case-number]").innerText()).toBe(kept.number);
      expect(asked).toBe(0);
    },
  );

  it("the way to the case asks first, in the page, and goes on when told", async () => {
    await seeCase();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "Do you have the numbers?",
    );

    await page.getByRole("button", { name: "Show me the numbers" }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-part"))).toBe(
      "numbers",
    );
    await seeCase();
    await page.getByRole("button", { name: "I have them, go on" }).click();

    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
    expect(asked).toBe(0);
  });

  it("the way to the case is open at once when the person has said so", async () => {
    await tick();

    await seeCase();

    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
  });
});

describe("leaving now is never held up by it", () => {
  it("by its button", async () => {
    await page.getByRole("link", { name: "Leave now" }).click();

    await page.waitForURL(EXIT);
    expect(asked).toBe(0);
  });

  it("by Shift pressed three times", async () => {
    for (const key of ["Shift", "Shift", "Shift"]) await page.keyboard.press(key);

    await page.waitForURL(EXIT);
    expect(asked).toBe(0);
  });

  it("by its button when the exit script never came", async () => {
    await page.evaluate(() => {
      const link = document.querySelector("[data-exit]");
      link?.replaceWith(link.cloneNode(true));
    });

    await page.getByRole("link", { name: "Leave now" }).click();

    await page.waitForURL(EXIT);
    expect(asked).toBe(0);
  });

  it("nor is a call for help", async () => {
    await page.locator("a[href^='tel:']").first().click();
    await page.waitForTimeout(500);

    expect(asked).toBe(0);
  });
});

describe("copying the numbers", () => {
  const lines = () =>
    [
      "Keep these",
      `Case number: ${kept.number}`,
      `PIN: ${kept.pin}`,
      `Spare code: ${kept.spareCode}`,
    ].join("\n");

  it("says which is which, gives nothing away, and does not count as having them", async () => {
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("They stay in the clipboard").waitFor();

    expect(await copied()).toBe(lines());
    expect(await page.getByRole("checkbox").isChecked()).toBe(false);
    expect([await staysOnReload(), asked]).toEqual([true, 1]);
  });

  it("printing does not count as having them either: it can be cancelled", async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });

    await page.getByRole("button", { name: "Print" }).click();

    expect(await page.locator("body[data-printed]").count()).toBe(1);
    expect([await staysOnReload(), asked]).toEqual([true, 1]);
  });

  it("gives the same text where there is no clipboard to write to", async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error());
    });

    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("They stay in the clipboard").waitFor();

    expect(await copied()).toBe(lines());
    expect(await page.evaluate(() => String(getSelection()))).toBe("");
  });
});
