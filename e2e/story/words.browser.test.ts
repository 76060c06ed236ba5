import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EXIT, stubExit } from "../privacy/exit-stub.ts";
import { axeViolations } from "./axe-violations.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

async function fillIn(page: Page): Promise<void> {
  const account = page.getByRole("group", { name: "Account 1" });
  await account.getByLabel("App or website").fill("Snapchat");
  await account.getByLabel("User name").fill("lily_0412");
  const message = page.getByRole("group", { name: "Message 1" });
  await message.getByLabel("Day and time").fill("Saturday 22:15");
  await message.getByLabel("Their words").fill("Pay\nor everyone sees it");
  await page.getByLabel("What do they want?").fill("200 in gift cards");
}

const readyText = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

describe("a page of words", () => {
  const running = practiceAndBrowser();

  async function opened(path = "en/gb/words", javaScriptEnabled = true): Promise<Page> {
    const { copy, browser } = running();
    const context = await browser.newContext({
      viewport: { width: 320, height: 800 },
      javaScriptEnabled,
    });
    await stubExit(context);
    const page = await context.newPage();
    await page.goto(new URL(path, copy.site).href);
    return page;
  }

  it("makes a text for each reader from what is typed, and says no more than each needs", async () => {
    const page = await opened();
    await fillIn(page);
    for (const name of ["For an adult you trust", "For the app", "For the police"]) {
      await page.getByText(name, { exact: true }).click();
    }

    await expect
      .poll(() => readyText(page, "For the police").textContent())
      .toContain("- Saturday 22:15 · Pay or everyone sees it");
    expect(await readyText(page, "For the app").textContent()).toContain("lily_0412");
    expect(await readyText(page, "For an adult you trust").textContent()).not.toMatch(
      /Snapchat|Pay|gift/,
    );
    expect(await axeViolations(page)).toEqual([]);
  });

  it("grows by a row at a time, and empties to one on request", async () => {
    const page = await opened();
    await fillIn(page);
    expect(await page.getByRole("group", { name: /^Message / }).count()).toBe(1);

    await page.getByRole("button", { name: "Add another message" }).press("Enter");
    await page.keyboard.type("Sunday 01:00");
    expect(
      await page.getByRole("group", { name: "Message 2" }).getByLabel("Day and time").inputValue(),
    ).toBe("Sunday 01:00");

    await page.getByRole("button", { name: "Clear everything" }).press("Enter");
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("What do they want?").inputValue()).toBe("200 in gift cards");
    await page.getByRole("button", { name: "Clear everything" }).press("Enter");
    await page.getByRole("button", { name: "Yes, clear them" }).press("Enter");
    const notice = page.getByText("Everything you typed is cleared.");
    await notice.waitFor();
    const { y = -1 } = (await notice.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(800);
    expect(await page.getByRole("group", { name: /^Message / }).count()).toBe(1);
    expect(await page.getByLabel("What do they want?").inputValue()).toBe("");
    expect(
      await page.getByRole("heading", { level: 1 }).evaluate((h1) => h1 === document.activeElement),
    ).toBe(true);
  });

  it("says that a text is copied right below the button that was pressed", async () => {
    const page = await opened();
    await page.getByText("For the app", { exact: true }).click();
    const button = page.getByRole("button", { name: "Copy this text" });

    await button.press("Enter");

    const notice = page.getByRole("status").filter({ hasText: /\S/ });
    await notice.waitFor();
    const above = await button.boundingBox();
    const below = await notice.boundingBox();
    expect((below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0))).toBeLessThan(60);
  });

  it("prints a sheet of what was typed, and nothing else", async () => {
    const page = await opened();
    await fillIn(page);
    await page.emulateMedia({ media: "print" });

    expect(await page.getByRole("heading", { name: "Notes on an online threat" }).isVisible()).toBe(
      true,
    );
    expect(await page.getByText("Snapchat · lily_0412", { exact: true }).isVisible()).toBe(true);
    for (const gone of [
      "Write it down once",
      "Leave now",
      "Texts you can use",
      "Clear everything",
    ]) {
      expect(await page.getByText(gone, { exact: true }).isVisible(), gone).toBe(false);
    }
    expect(await page.locator("header.top").isVisible()).toBe(false);
    expect(await page.locator("#words").locator("input, textarea").first().isVisible()).toBe(false);
  });

  it("offers the request of US law in the US only, and only once the picture is somewhere", async () => {
    const british = await opened("en/gb/words");
    expect(await british.getByText("within 48 hours").count()).toBe(0);

    const page = await opened("en/us/words");
    await page.getByText("take it down within 48 hours").click();
    await page.getByText("A threat alone is not enough").waitFor();
    const request = page.getByText("My full name, my signature");
    expect(await request.isVisible()).toBe(false);
    await page.getByLabel("Address of the page").fill("https://example.org/post/1");
    await request.waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it("asks before words are lost, but never holds up who leaves now", async () => {
    const page = await opened();
    await fillIn(page);
    let asked = 0;
    page.on("dialog", (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    await page.getByRole("link", { name: "Holdfast" }).click();
    await expect.poll(() => asked).toBe(1);

    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);
    expect(asked).toBe(1);

    await page.goBack();
    await page.goto(new URL("en/gb/words", running().copy.site).href);
    expect(await page.getByLabel("What do they want?").inputValue()).toBe("");
  });

  it("sends nothing, whatever is pressed", async () => {
    const page = await opened();
    const requests: string[] = [];
    await page.getByRole("button", { name: "Print this page" }).waitFor();
    page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
    await fillIn(page);
    await page.getByLabel("User name").press("Enter");
    await page.getByText("For the police", { exact: true }).click();
    await page.getByRole("button", { name: "Copy this text" }).last().click();
    expect(
      await page.evaluate(async () => {
        const tried = await fetch("/en").then(
          () => "sent",
          () => "stopped",
        );
        document.querySelector("form")?.submit();
        return tried;
      }),
    ).toBe("stopped");
    await page.waitForTimeout(300);
    expect(requests).toEqual([]);
    expect(await page.getByLabel("User name").inputValue()).toBe("lily_0412");
  });

  it("works as a sheet to fill and print without script", async () => {
    const page = await opened("en/gb/words", false);
    expect(await page.getByRole("group", { name: /^Message / }).count()).toBe(4);
    expect(await page.getByRole("button").count()).toBe(0);
    await page.getByText("For the police", { exact: true }).click();
    await page.getByText("I want to report online blackmail").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("group", { name: "Message 4" }).isVisible()).toBe(true);
    const words = page.getByRole("group", { name: "Message 1" }).getByLabel("Their words");
    const heightOf = async () => (await words.boundingBox())?.height ?? 0;
    const blank = await heightOf();
    await words.fill("They wrote this.\n".repeat(12));
    expect(blank).toBeGreaterThan(130);
    expect(await heightOf()).toBeGreaterThan(blank * 2);
  });
});
