import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PracticeCopy } from "../../scripts/practice/practice-copy.ts";
import { launchBrowser } from "../browser/launch-browser.ts";
import { axeViolations } from "./axe-violations.ts";
import { postAlteredCopy, postsNamed, untilAll } from "./board.ts";
import { practiceForTests } from "./practice-for-tests.ts";
import {
  choosePictures,
  type Kept,
  openCase,
  pictureFile,
  samplePhoto,
  sendAndKeep,
  walkToPictures,
} from "./walk.ts";

let copy: PracticeCopy;
let browser: Browser;
beforeAll(async () => {
  copy = await practiceForTests();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await copy?.stop();
});

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return page;
}

describe("an adult takes a picture down", () => {
  let person: Page;
  let platform: Page;
  let kept: Kept;
  beforeAll(async () => {
    person = await newPage();
    platform = await newPage();
  });

  it("without a fault that axe can find on any screen, and keeps number, PIN and spare code", async () => {
    const found: string[] = [];
    const look = async (screen: string) => {
      for (const violation of await axeViolations(person)) found.push(`${screen}: ${violation}`);
    };

    await walkToPictures(person, copy.site, "adult", look);
    await choosePictures(person, [samplePhoto("cat"), pictureFile("other.heic")]);
    await look("chosen");
    kept = await sendAndKeep(person, look);

    expect(found).toEqual([]);
    expect(kept.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(kept.pin).toMatch(/^\d{4} \d{4}$/);
    expect(await person.getByText("Sent to: Demo Board").count()).toBe(1);
  });

  it("an older copy on the board, posted before the claim, is found and held", async () => {
    await untilAll(platform, copy.board, "cat", "Held");

    expect(await (await postsNamed(platform, copy.board, "coffee")).innerText()).toContain("Save");
  });

  it("an altered copy is held when it is posted", async () => {
    await postAlteredCopy(platform, copy.board, "cat");

    expect(await untilAll(platform, copy.board, "cat", "Held")).toBe(2);
  });

  it("one review stops every copy, older and newer, and later ones at once", async () => {
    await platform.goto(new URL("moderator", copy.board).href);
    expect(await axeViolations(platform)).toEqual([]);
    await platform.getByText("Open the picture").first().click();
    await platform.getByRole("button", { name: "It is intimate" }).first().click();
    expect(await platform.locator("main").innerText()).toContain("Nothing is held.");

    await untilAll(platform, copy.board, "cat", "Stopped");
    await postAlteredCopy(platform, copy.board, "cat");

    expect(await untilAll(platform, copy.board, "cat", "Stopped")).toBe(3);
    expect(await axeViolations(platform)).toEqual([]);
  });

  it("the case says in calm words that a service stopped something", async () => {
    await openCase(person, copy.site, kept);

    const text = await person.locator("main").innerText();
    expect(text).toContain("On that day, Demo Board stopped something that matched.");
    expect(text).toContain("What it decided later cannot be shown here.");
    expect(text).toContain("Do you see the picture again?");
    expect(text).toContain("A picture that a service has matched has no end date.");
    expect(text).not.toContain("Protected");
    expect(await axeViolations(person)).toEqual([]);
  });

  it("a picture can be added, and is held as well", async () => {
    await person.getByRole("button", { name: "Add pictures" }).click();
    expect(await person.getByRole("button", { name: /I am not sure/ }).count()).toBe(1);
    expect(await person.locator("main").innerText()).toContain("your case lists it twice");
    await person.getByRole("button", { name: "18 or over", exact: true }).click();
    await person.locator("[data-screen=choose]").waitFor();
    expect(await axeViolations(person)).toEqual([]);
    await choosePictures(person, [samplePhoto("flower")]);
    await person.getByRole("button", { name: "See what will be sent" }).click();
    await person.getByRole("button", { name: "Send 1 fingerprint" }).click();
    await person.locator("[data-screen=added]").waitFor();
    expect(await person.locator("main").innerText()).toContain("now listed twice there");

    await untilAll(platform, copy.board, "flower", "Held");
    await openCase(person, copy.site, kept);
    expect(await person.getByText(/^Picture 2/).count()).toBeGreaterThan(0);
  });

  it("taking back asks first whether someone is making them, and the board lets go within 60 s", async () => {
    await openCase(person, copy.site, kept);
    await person.getByRole("button", { name: "Take everything back" }).click();
    expect(await person.getByText("Is someone making you do this?").count()).toBeGreaterThan(0);
    expect(await axeViolations(person)).toEqual([]);
    await person.getByRole("button", { name: /take everything back/i }).click();
    await person.getByText("Everything was taken back").first().waitFor();
    await openCase(person, copy.site, kept);
    const text = await person.locator("main").innerText();
    expect(text).toContain("Demo Board stopped something that matched.");
    expect(text).toContain("A service found a match at the time.");

    await untilAll(platform, copy.board, "cat", "shown", 60_000);
    expect(await untilAll(platform, copy.board, "flower", "shown", 60_000)).toBe(1);
  });

  it("the same answer comes for a wrong PIN and for a number nobody has", async () => {
    const answers: string[] = [];
    for (const wrong of [
      { ...kept, pin: "0000 0000" },
      { ...kept, number: "00000-00000" },
    ]) {
      await openCase(person, copy.site, wrong);
      await person.getByText("These do not fit together").first().waitFor();
      // The script adds this button a moment later.
      await person.getByText("Show the PIN").first().waitFor();
      answers.push(await person.locator("main").innerText());
    }

    expect(answers[0]).toBe(answers[1]);
  });
});

describe("a picture that nobody has posted", () => {
  it("is in the case until a day, and renewed from there", async () => {
    const person = await newPage();
    await walkToPictures(person, copy.site, "adult");
    await choosePictures(person, [pictureFile("../pdq/images/q0122.jpg")]);
    const kept = await sendAndKeep(person);
    await openCase(person, copy.site, kept);
    expect(await person.getByText(/^Your case runs until/).count()).toBe(1);
    const text = await person.locator("main").innerText();
    expect(text).toContain("It can also mean that a service has already looked at it");
    expect(text).toMatch(/that is on purpose[\s\S]*Picture 1 · Sent in\s+added \d+ \w+ \d{4}/);

    await person.getByRole("button", { name: "Renew" }).click();

    expect(await person.getByRole("heading", { name: "Renewed" }).count()).toBe(1);
    expect(await axeViolations(person)).toEqual([]);
  });
});

describe("a moderator's answer that was a mistake", () => {
  it("is taken back either way, and a case opened meanwhile gets no all-clear", async () => {
    const person = await newPage();
    const platform = await newPage();
    const moderator = new URL("moderator", copy.board).href;
    const claim = async () => {
      await walkToPictures(person, copy.site, "adult");
      await choosePictures(person, [samplePhoto("palace")]);
      return sendAndKeep(person);
    };
    const correct = async (answer: string) => {
      await platform.goto(moderator);
      const decided = platform.locator("li.card", { hasText: /palace/i });
      await decided.getByText("That answer was a mistake").click();
      expect(await axeViolations(platform)).toEqual([]);
      await decided.getByRole("button", { name: answer }).click();
      await platform.getByRole("status").waitFor();
    };
    await claim();
    await untilAll(platform, copy.board, "palace", "Held");
    await platform.goto(moderator);
    const held = platform.locator("li.card", { hasText: /palace/i });
    expect(await held.locator("code").innerText()).toMatch(/^[0-9a-f]{32}$/);
    await held.getByText("Open the picture").click();
    await held.getByRole("button", { name: "It is intimate" }).click();
    await untilAll(platform, copy.board, "palace", "Stopped");

    await correct("It is not");
    await untilAll(platform, copy.board, "palace", "shown");
    await openCase(person, copy.site, await claim());
    const text = await person.locator("main").innerText();
    await correct("It is intimate");

    expect(text).toContain("decided that it is not an intimate picture");
    await untilAll(platform, copy.board, "palace", "Stopped");
  });
});

describe("a picture of someone under 18", () => {
  it("is restricted and kept, blurred, with the duty to report prompted, and never just deleted", async () => {
    const person = await newPage();
    const platform = await newPage();
    await walkToPictures(person, copy.site, "under-18");
    await choosePictures(person, [samplePhoto("river")]);
    await sendAndKeep(person);
    await untilAll(platform, copy.board, "river", "Held");

    await platform.goto(new URL("moderator", copy.board).href);
    const item = platform.locator("li", { hasText: "Marked as showing someone under 18" });
    expect(await item.innerText()).toContain("Report it where your country's law says");
    expect(await item.locator("img").getAttribute("src")).toContain("blurred");
    expect(await item.getByRole("button", { name: "It is" }).count()).toBe(0);
    await item.getByText("Show it blurred").click();
    await item.getByRole("button", { name: "It is intimate" }).click();
    expect(await platform.getByRole("alert").innerText()).toContain("who looked");

    await item.getByLabel("Trained reviewer").fill("R. Trained");
    await item.getByLabel("Report number").fill("2026-17");
    await item.getByRole("button", { name: "It is intimate" }).click();
    expect(await platform.getByRole("status").innerText()).toContain("is stopped");
    await untilAll(platform, copy.board, "river", "Stopped");
    const post = await postsNamed(platform, copy.board, "river");
    expect(await post.innerText()).toContain("Restricted and kept");
    await platform.goto(new URL("moderator", copy.board).href);
    expect(await platform.getByText("Report 2026-17, reviewed by R. Trained.").count()).toBe(1);
  });
});

describe("what cannot be hashed", () => {
  it("is said kindly for each kind of file, and only the rest is sent", async () => {
    const person = await newPage();
    await walkToPictures(person, copy.site, "adult");
    await choosePictures(
      person,
      [
        "other.heic",
        "other.mp4",
        "other.gif",
        "other-text.jpg",
        "jpeg-cut.jpg",
        "other-empty.png",
        "jpeg-orientation-6.jpg",
        "coffee.png",
        "avif-alpha.avif",
        "jpeg-p3.jpg",
      ].map(pictureFile),
    );

    const rows = await person.locator("[data-part=pictures] > li").allInnerTexts();
    const said = [/HEIC/, /Videos/, /GIF/, /not a picture/, /cannot be opened/, /cannot be opened/];
    for (const [place, words] of said.entries()) expect(rows[place]).toMatch(words);
    expect(rows.slice(6).filter((row) => row.includes("Ready")).length).toBeGreaterThan(1);
    expect(await axeViolations(person)).toEqual([]);
  });

  it("a picture too plain to match is explained and left out", async () => {
    const person = await newPage();
    await walkToPictures(person, copy.site, "adult");
    const plain = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PMQ0AAAwDoPo33UrYvQQckD4XAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBgcsAVd8Q8WKcH2sAAAAASUVORK5CYII=",
      "base64",
    );
    await person
      .locator("input[type=file]")
      .setInputFiles({ name: "wall.png", mimeType: "image/png", buffer: plain });
    await person.locator("[data-part=progress]").waitFor({ state: "hidden" });

    const row = await person.locator("[data-part=pictures] > li").innerText();
    expect(row).toMatch(/Too plain|cannot be opened/);
  });
});
