import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { EXIT, stubExit } from "../privacy/exit-stub.ts";
import { axeViolations } from "./axe-violations.ts";
import { openCaseByApi } from "./open-case-by-api.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import { choosePictures, openCase, pictureFile, samplePhoto, walkToPictures } from "./walk.ts";

const here = practiceAndBrowser();

let page: Page;
beforeEach(async () => {
  const context = await here().browser.newContext({ viewport: { width: 360, height: 780 } });
  page = await context.newPage();
  await walkToPictures(page, here().copy.site, "adult");
  return () => context.close();
});

const rows = () => page.locator("[data-screen]:not([hidden]) .pictures > li");
const button = (name: string | RegExp) => page.getByRole("button", { name });
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

/** Lets decoders arrive only when the answer is called. */
async function holdDecoders(): Promise<() => Promise<void>> {
  const held: (() => Promise<void>)[] = [];
  let isHeld = true;
  await page.route("**/*.wasm", async (route) => {
    if (isHeld) held.push(() => route.continue());
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    for (const goOn of held) await goOn();
  };
}

describe("stopping", () => {
  it("keeps what was chosen, says so, and goes on where the reader is put", async () => {
    const release = await holdDecoders();
    await page
      .locator("input[type=file]")
      .setInputFiles(["cat", "flower"].map((name) => samplePhoto(name)));

    await button("Stop").click();

    expect(await rows().count()).toBe(2);
    expect(await rows().getByText("Stopped before").count()).toBe(2);
    expect(await focused()).toBe("Go on with the rest");
    expect(await axeViolations(page)).toEqual([]);
    await release();
    await button("Go on with the rest").click();
    await rows().getByText("Ready", { exact: true }).nth(1).waitFor();
    expect(await focused()).toBe("See what will be sent");
  });
});

describe("more than fit", () => {
  it("is said still when work is stopped", async () => {
    await holdDecoders();
    await page.locator("input[type=file]").setInputFiles(Array(31).fill(samplePhoto("cat")));

    await button("Stop").click();

    expect(await rows().count()).toBe(30);
    const notice = await page.locator("[data-part=notice]").innerText();
    expect(notice).toContain("Only 30 fit at once.");
    expect(notice).toContain("The pictures in the list are still here.");
  });

  it("are only those that can be sent: the others take up no place", async () => {
    await choosePictures(page, [...Array(30).fill(pictureFile("other.heic")), samplePhoto("cat")]);

    expect(await rows().count()).toBe(31);
    expect(await rows().last().innerText()).toContain("Ready");
    expect(await page.locator("[data-part=notice]").innerText()).toBe("");
  });
});

describe("what was chosen is not lost by a slip", () => {
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    page.on("dialog", (dialog) => {
      asked += 1;
      return dialog.dismiss().catch(() => undefined);
    });
    await stubExit(page.context());
    await choosePictures(page, [samplePhoto("cat")]);
    // A browser asks only where somebody has pressed something.
    await button("Show it").click();
  });

  const isThere = async () => (await rows().count()) === 1;
  const reload = async () => {
    await page.evaluate(() => location.reload()).catch(() => undefined);
    await page.waitForTimeout(500);
  };

  it("the browser asks before it is gone, at choosing and at looking over", async () => {
    await reload();
    expect([await isThere(), asked]).toEqual([true, 1]);
    expect(await page.getByText("you would choose the pictures again").isVisible()).toBe(true);

    await button("See what will be sent").click();
    await reload();

    expect([await isThere(), asked]).toEqual([true, 2]);
    expect(await page.getByText("may lose your answers and the pictures").isVisible()).toBe(true);
  });

  it("nothing is asked when nothing is chosen any more", async () => {
    await button(/^Remove picture/).click();
    await reload();
    await page.waitForLoadState();

    expect(asked).toBe(0);
  });

  it("leaving now is never held up, by its button or by Shift pressed three times", async () => {
    const other = await page.context().newPage();
    await walkToPictures(other, here().copy.site, "adult");
    other.on("dialog", (dialog) => {
      asked += 1;
      return dialog.dismiss().catch(() => undefined);
    });
    await choosePictures(other, [samplePhoto("cat")]);
    await other.getByRole("button", { name: "See what will be sent" }).click();

    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);
    for (const key of ["Shift", "Shift", "Shift"]) await other.keyboard.press(key);
    await other.waitForURL(EXIT);

    expect(asked).toBe(0);
  });

  it("nor is a call for help", async () => {
    await page.locator("a[href^='tel:']").first().click();
    await page.waitForTimeout(500);

    expect(asked).toBe(0);
  });
});

describe("adding to a case that has ended meanwhile", () => {
  it("leads to a new case and has nothing left to send", async () => {
    const kept = await openCaseByApi(here().copy.site);
    await openCase(page, here().copy.site, kept);
    await button("Add pictures").click();
    await button(/^18 or over/).click();
    await page.locator("[data-screen=choose]").waitFor();
    await choosePictures(page, [samplePhoto("cat")]);
    await button("See what will be sent").click();
    const other = await page.context().newPage();
    await openCase(other, here().copy.site, kept);
    await other.getByRole("button", { name: "Take everything back" }).click();
    await other.getByRole("button", { name: /take everything back/i }).click();
    await other.getByRole("heading", { name: "Everything was taken back" }).waitFor();

    await button(/^Send/).click();

    const way = page.getByRole("alert").getByRole("link", { name: "Start a new one" });
    expect(await way.getAttribute("href")).toBe("/en/gb/take-down");
    expect(await button(/^Send/).count()).toBe(0);
  });
});

describe("the reader's place", () => {
  it("is the next row's button after one is removed, on both screens, then where one can choose", async () => {
    await choosePictures(page, ["cat", "flower", "river", "coffee"].map(samplePhoto));

    await button("Remove picture 2").click();
    expect(await focused()).toContain("Remove picture 3");
    await button("Remove picture 4").click();
    expect(await focused()).toContain("Remove picture 3");
    await button("See what will be sent").click();
    await button("Remove picture 1").click();
    expect(await focused()).toContain("Remove picture 3");
    await button("Remove picture 3").click();

    expect(await focused()).toBe("Choose the pictures");
    await choosePictures(page, [samplePhoto("cat")]);
    await button(/^Remove picture/).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("file");
  });

  it("is the button to send again when sending did not work", async () => {
    await choosePictures(page, [samplePhoto("cat")]);
    await button("See what will be sent").click();
    await page.route("**/v1/cases", (route) => route.abort("connectionreset"), { times: 1 });

    await button("Send 1 fingerprint").click();
    await page.getByText("The connection was lost").waitFor();

    expect(await focused()).toContain("Send 1 fingerprint");
  });
});

describe("what is said of pictures", () => {
  it("which one a button shows", async () => {
    await choosePictures(page, ["cat", "flower"].map(samplePhoto));

    await page.getByRole("button", { name: "Show it picture 2", exact: true }).click();

    expect(await page.getByRole("img", { name: "Picture 2" }).count()).toBe(1);
    await page.getByRole("button", { name: "Hide it picture 2", exact: true }).click();
    expect(await page.getByRole("img", { name: "Picture 2" }).count()).toBe(0);
  });

  it("that it can be shown only where a browser can", async () => {
    await choosePictures(page, [
      ...["other.heic", "other.mp4"].map(pictureFile),
      samplePhoto("cat"),
    ]);

    const look = (row: number) => rows().nth(row).getByRole("button", { name: "Show it" });
    expect(await Promise.all([0, 1, 2].map((row) => look(row).isVisible()))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("how large one may be", async () => {
    expect(await page.getByText("More than 50 megapixels is too big.").isVisible()).toBe(true);
  });

  it("that one is there already, apart from those that are left out", async () => {
    await choosePictures(page, [samplePhoto("cat"), samplePhoto("cat"), pictureFile("other.heic")]);
    expect(await rows().nth(1).innerText()).toContain("Already there");

    await button("See what will be sent").click();

    expect(await page.getByText("1 picture was already there").isVisible()).toBe(true);
    expect(await page.getByText("1 picture is left out").isVisible()).toBe(true);
    const unsent = await page.locator("[data-part=unsent] > li").allInnerTexts();
    expect(unsent[0]).toMatch(/^Picture 2:.*the same as another/);
    expect(unsent[1]).toMatch(/^Picture 3:.*HEIC/);
  });

  it("who takes what does not work here, before choosing and after; never to make a copy", async () => {
    const service = page.locator("section:visible").getByRole("link", { name: "StopNCII" });
    expect(await service.first().getAttribute("href")).toBe("https://stopncii.org");
    expect(await page.getByText("Please do not make a copy").isVisible()).toBe(true);

    await choosePictures(page, ["other.heic", "other.mp4", "other.gif"].map(pictureFile));

    for (const row of await rows().all()) {
      expect(await row.getByRole("link", { name: "StopNCII" }).count()).toBe(1);
      expect(await row.innerText()).not.toMatch(/save (it )?as|export|convert/i);
    }
    const none = page.locator("[data-part=none-usable]");
    expect(await none.innerText()).toContain("You can try StopNCII");
    await choosePictures(page, [samplePhoto("cat")]);
    expect(await none.isVisible()).toBe(false);
  });

  it("links that would lose what was chosen open beside it", async () => {
    await choosePictures(page, [samplePhoto("cat")]);
    const opened = page.context().waitForEvent("page");

    await page.getByRole("link", { name: "All numbers" }).click();

    await opened;
    expect(await rows().count()).toBe(1);
  });
});
