import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { EXIT, stubExit } from "../privacy/exit-stub.ts";
import { axeViolations } from "./axe-violations.ts";
import { docxText } from "./docx-text.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const NO_BLAME = '[data-element="no-blame"] [data-language="en-GB"]';

describe("letters", () => {
  const running = practiceAndBrowser();

  async function opened(path: string, { width = 1280, javaScriptEnabled = true } = {}) {
    const { copy, browser } = running();
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled,
      acceptDownloads: true,
    });
    await stubExit(context);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    await page.goto(new URL(path, copy.site).href);
    return page;
  }

  /** What a coordinator of a school in Switzerland types and chooses. */
  async function fillIn(page: Page): Promise<void> {
    await page.getByLabel("Name of the school").fill("École du Lac");
    const lead = page.getByRole("group", { name: "Safeguarding lead" });
    await lead.getByLabel("Name", { exact: true }).fill("Anna Keller");
    await lead.getByLabel("Phone").fill("+41 44 123 45 67");
    await page.getByLabel("Side by side with").selectOption("ar");
  }

  const sheet = (page: Page) => page.getByRole("article");

  it("a coordinator in Switzerland makes a letter in two languages and takes it as a Word file", async () => {
    const page = await opened("en/ch/letters");
    await fillIn(page);

    expect(await sheet(page).textContent()).toContain("École du Lac");
    expect(await sheet(page).locator('[lang="ar"][dir="rtl"]').count()).toBeGreaterThan(5);
    expect(await sheet(page).locator('[lang="ar"] bdi[dir="ltr"]').allTextContents()).toContain(
      "+41 44 123 45 67",
    );
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Word file (DOCX)" }).click(),
    ]);
    const text = docxText(await readFile(await file.path()));

    expect(file.suggestedFilename()).toBe("letter-all-parents.docx");
    expect(text).toContain("École du Lac");
    expect(text).toContain("+41 44 123 45 67");
    expect(text).toMatch(/\p{Script=Arabic}/u);
    expect(text).toContain("Draft translation, not reviewed by a speaker");
  });

  it("a part is changed, and the one in the other language is pointed out", async () => {
    const page = await opened("en/ch/letters");
    await fillIn(page);

    await page.locator('[data-edit="greeting"]').first().click();
    await page.locator('[data-editor="greeting"]').fill("Dear families,");
    await page.getByRole("button", { name: "Done" }).click();

    expect(await sheet(page).textContent()).toContain("Dear families,");
    expect(await page.getByText("You changed this part in one language").isVisible()).toBe(true);
    expect(
      await page
        .locator('[data-edit="greeting"]')
        .first()
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
  });

  it("a must that is lost is pointed out, and put back when asked", async () => {
    const page = await opened("en/ch/letters");
    const before = await page.locator(NO_BLAME).textContent();

    await page
      .locator(NO_BLAME)
      .getByRole("button", { name: /^Change/ })
      .click();
    await page
      .locator(NO_BLAME)
      .getByRole("button", { name: /^Leave out/ })
      .click();
    await page.locator('[data-lost="no-blame"]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('[data-lost="no-blame"]').getByRole("button").click();

    await page.locator('[data-lost="no-blame"]').waitFor({ state: "detached" });
    expect(await page.locator(NO_BLAME).textContent()).toBe(before);
  });

  it("a must that is kept in a school's own words is not missed", async () => {
    const page = await opened("en/ch/letters");

    await page
      .locator(NO_BLAME)
      .getByRole("button", { name: /^Change/ })
      .click();
    await page
      .locator('[data-editor="no-blame"]')
      .fill("Whatever has happened, it is never your child’s fault.");

    expect(await page.locator('[data-lost="no-blame"]').count()).toBe(0);
  });

  it("words of blame are pointed out while someone types", async () => {
    const page = await opened("en/ch/letters");

    await page.locator('[data-edit="talk"]').first().click();
    await page.locator('[data-editor="talk"]').pressSequentially("Why did you send it?");

    // Once above the letter, and once below the words where someone types.
    expect(await page.locator('[data-wording="blame"]').allTextContents()).toEqual([
      expect.stringContaining("“Why did you”"),
      expect.stringContaining("“Why did you”"),
    ]);
    expect(
      await page
        .locator('[data-editor="talk"]')
        .evaluate((area) => area === document.activeElement),
    ).toBe(true);
  });

  it("what is changed in one letter stands in no other", async () => {
    const page = await opened("en/ch/letters");
    const kind = (value: string) => page.locator(`[data-choice="letter"][value="${value}"]`);
    await kind("family").check();
    await page.locator('[data-edit="happened"]').first().click();
    await page.locator('[data-editor="happened"]').fill("A stranger threatens your child.");
    await page.getByRole("button", { name: "Done" }).click();

    for (const other of ["community", "call-script", "follow-up", "all-parents"]) {
      await kind(other).check();
      expect(await sheet(page).textContent()).not.toContain("A stranger threatens");
    }
    await kind("family").check();
    expect(await sheet(page).textContent()).toContain("A stranger threatens your child.");
  });

  it("a part that was changed is pointed out when its first words become others", async () => {
    const page = await opened("en/gb/letters");
    await page.locator('[data-edit="where-to-call"]').first().click();
    await page.locator('[data-editor="where-to-call"]').fill("In danger: 999.");
    await page.getByRole("button", { name: "Done" }).click();
    expect(await page.locator("[data-outdated]").count()).toBe(0);

    await page.getByLabel("Where the school is").selectOption("us");
    const outdated = page.locator('[data-outdated="where-to-call"]');
    await outdated.getByRole("button", { name: "Use the new words" }).click();

    expect(await outdated.count()).toBe(0);
    expect(await sheet(page).textContent()).not.toContain("999");
    expect(await sheet(page).textContent()).toContain("911");
  });

  it("what was left out keeps its place, and is put back from there by keyboard", async () => {
    const page = await opened("en/ch/letters");
    const signs = page.locator('[data-element="signs"]');
    const before = await signs.textContent();
    await signs.getByRole("button", { name: /^Change/ }).click();
    await signs.getByRole("button", { name: /^Leave out/ }).click();

    const back = signs.getByRole("button", { name: /^Put it back/ });
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");

    expect(await signs.textContent()).toBe(before);
  });

  it("says which consideration changes nothing in this letter", async () => {
    const page = await opened("en/ch/letters");
    const note = (name: string) => page.locator(`[data-changes-nothing="${name}"]`);

    expect(await note("honour").isVisible()).toBe(false);
    await page.locator('[data-choice="letter"][value="card"]').check();
    expect(await note("family-structure").isVisible()).toBe(true);
  });

  it("prints the letter alone", async () => {
    const page = await opened("en/ch/letters");
    await page.emulateMedia({ media: "print" });

    expect(await sheet(page).isVisible()).toBe(true);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    for (const gone of ["Which letter?", "Your school", "Take it with you", "Practice copy"]) {
      expect(await page.getByText(gone).first().isVisible()).toBe(false);
    }
  });

  it("is copied for mail as plain text and as HTML", async () => {
    const page = await opened("en/ch/letters");

    await page.getByRole("button", { name: "Copy for mail" }).click();
    await page.getByText("Copied.").waitFor();
    const types = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item?.types;
    });

    expect(types).toEqual(expect.arrayContaining(["text/html", "text/plain"]));
  });

  it("is kept as a file, and opened again with then beside now", async () => {
    const page = await opened("en/ch/letters");
    await fillIn(page);
    await page.locator('[data-edit="greeting"]').first().click();
    await page.locator('[data-editor="greeting"]').fill("Dear families,");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Keep this letter" }).click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    // A year later one number is another, one service is gone, one is new.
    const saved = JSON.parse(text);
    saved.facts.day = "2025-11-28";
    const [first, second, ...others] = saved.facts.services.services;
    saved.facts.services.services = [
      { ...first, phone: "999999" },
      { ...second, id: "gone" },
      ...others,
    ];

    const later = await opened("en/letters");
    await later.locator('[data-part="file"]').setInputFiles({
      name: "letter.holdfast.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(saved)),
    });
    await later.getByText("Your letter is open, with today’s date.").waitFor();

    expect(await sheet(later).textContent()).toContain("Dear families,");
    expect(await later.getByLabel("Where the school is").inputValue()).toBe("ch");
    expect(await sheet(later).textContent()).not.toContain("2025");
    const changes = later.locator("[data-change]");
    expect(
      await changes.evaluateAll((items) =>
        items.map((item) => (item as HTMLElement).dataset["change"]),
      ),
    ).toEqual(["changed", "gone", "new"]);
    expect(await changes.first().textContent()).toContain("999999");
    expect(await axeViolations(later)).toEqual([]);
  });

  it("says so when a letter is too long to be kept", async () => {
    const page = await opened("en/ch/letters");
    await page.locator('[data-edit="talk"]').first().click();
    // Longer than the field takes, as a script of someone else's could leave it.
    await page.locator('[data-editor="talk"]').evaluate((area: HTMLTextAreaElement) => {
      area.value = "x".repeat(10_001);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.getByRole("button", { name: "Keep this letter" }).click();

    await page.getByText("The file could not be made.").waitFor();
  });

  it("asks before words are lost until each letter was taken along", async () => {
    const page = await opened("en/ch/letters");
    const kind = (value: string) => page.locator(`[data-choice="letter"][value="${value}"]`);
    for (const one of ["family", "staff"]) {
      await kind(one).check();
      await page.locator('[data-edit="no-blame"]').first().click();
      await page.locator('[data-editor="no-blame"]').fill("It is not their fault.");
      await page.getByRole("button", { name: "Done" }).click();
    }
    let asked = 0;
    page.on("dialog", (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    const copied = async (value: string) => {
      await kind(value).check();
      await page.getByRole("button", { name: "Copy as plain text" }).click();
      await page.getByText("Copied.").waitFor();
    };

    await copied("staff");
    await page.evaluate(() => location.reload()).catch(() => undefined);
    await expect.poll(() => asked).toBe(1);
    await copied("family");
    await copied("staff");
    await page.reload();

    expect(asked).toBe(1);
  });

  it("says so when a file is no letter, and leaves everything as it was", async () => {
    const page = await opened("en/ch/letters");
    await page.getByLabel("Name of the school").fill("École du Lac");

    await page.locator('[data-part="file"]').setInputFiles({
      name: "photo.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"holdfastLetter":1,"more":"than a letter"}'),
    });
    await page.getByText("This is not a letter kept from this page").waitFor();

    expect(await page.getByLabel("Name of the school").inputValue()).toBe("École du Lac");
  });

  it("sends nothing of what is typed, and lets the page be left at once", async () => {
    const page = await opened("en/ch/letters");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await fillIn(page);
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Word file (DOCX)" }).click(),
    ]);

    // The part for Word files is all that was fetched; whatever a script tries is refused.
    expect(asked.filter((url) => !/^blob:|\/_island\/[\w-]+\.js$/.test(url))).toEqual([]);
    await expect(page.evaluate(() => fetch("/healthz"))).rejects.toThrow();
    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);
  });

  it.each([320, 1280])(
    "has no fault axe can find at %i px, and no sideways scrolling",
    async (width) => {
      const page = await opened("en/ch/letters", { width });
      await fillIn(page);

      expect(await axeViolations(page)).toEqual([]);
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
    },
  );

  it("every letter is offered, and each composes as soon as it is chosen", async () => {
    const page = await opened("en/ch/letters");
    const kinds = page.locator('[data-choice="letter"]');
    const subjects = new Set<string | null>();
    for (const kind of await kinds.all()) {
      await kind.check();
      subjects.add(await sheet(page).getByRole("heading").first().textContent());
    }

    expect(subjects.size).toBe(await kinds.count());
    expect(subjects.size).toBe(11);
  });

  it("says without script why it needs one", async () => {
    const page = await opened("en/ch/letters", { javaScriptEnabled: false });

    // Playwright's own search for texts passes <noscript> by; what is rendered counts.
    expect(await page.locator("body").innerText()).toContain("This page works with a script");
    expect(await page.getByLabel("Name of the school").isVisible()).toBe(false);
  });
});
