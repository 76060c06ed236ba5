import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";
import { choosePictures, pictureFile, samplePhoto, walkToPictures } from "./walk.ts";

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

  it("that one is there already, apart from those that are left out", async () => {
    await choosePictures(page, [samplePhoto("cat"), samplePhoto("cat"), pictureFile("other.heic")]);
    expect(await rows().nth(1).innerText()).toContain("Already there");

    await button("See what will be sent").click();

    expect(await page.getByText("1 picture was already there").isVisible()).toBe(true);
    expect(await page.getByText("1 picture is left out").isVisible()).toBe(true);
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
  });

  it("links that would lose what was chosen open beside it", async () => {
    await choosePictures(page, [samplePhoto("cat")]);
    const opened = page.context().waitForEvent("page");

    await page.getByRole("link", { name: "All numbers" }).click();

    await opened;
    expect(await rows().count()).toBe(1);
  });
});
