import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchWithProfile } from "../browser/launch-browser.ts";
import { answerPlan } from "../story/answer-plan.ts";
import { type PracticeForTests, practiceForTests } from "../story/practice-for-tests.ts";
import { plantedFound, profileFiles } from "../story/profile-strings.ts";
import {
  choosePictures,
  type Kept,
  openCase,
  pictureFile,
  sendAndKeep,
  walkToPictures,
} from "../story/walk.ts";
import { EXIT, stubExit } from "./exit-stub.ts";

let copy: PracticeForTests;
let folder: string;
beforeAll(async () => {
  copy = await practiceForTests();
  folder = mkdtempSync(path.join(tmpdir(), "profile-"));
});
afterAll(async () => {
  await copy?.stop();
  rmSync(folder, { recursive: true });
});

/** Does something in a browser with a profile of its own, closes it, and answers with the profile. */
async function profileAfter(name: string, act: (page: Page) => Promise<void>): Promise<string> {
  const profile = path.join(folder, name);
  const context: BrowserContext = await launchWithProfile(profile);
  try {
    await stubExit(context);
    await act(await context.newPage());
  } finally {
    await context.close();
  }
  return profile;
}

/** Recognisable texts, each no longer than the fields take. */
const planted = (what: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `planted-${what}-${at + 10}`);

const NUMBERS = planted("number", 9);
const PINS = planted("pin", 9);
const SPARES = planted("spare", 9);
const FILES = planted("file", 8);
const PIN_OF_NOBODY = "00000000";

/** Milliseconds within which Chrome writes what it knows of a page into its session file. */
const SESSION_IS_WRITTEN = 4000;

/** Types into every field of every page that asks for a case; the last one is left unsent. */
async function typeEverywhere(page: Page): Promise<void> {
  const pages = ["en/case", "en/gb/case", "en/gb/case/add"];
  for (const [at, number] of NUMBERS.entries()) {
    await page.goto(new URL(pages[at % pages.length] ?? "", copy.site).href);
    await page.getByLabel("Case number").fill(number);
    await page.getByLabel("PIN", { exact: true }).fill(PINS[at] ?? "");
    await page.getByText("I have a spare code").click();
    await page.getByLabel("Spare code", { exact: true }).fill(SPARES[at] ?? "");
    if (at === NUMBERS.length - 1) return;
    await page.getByRole("button", { name: "Open my case" }).click();
    await page.getByText("too long for a case number").waitFor();
    // The page's script keeps such a form back. Without it a browser sends it, and keeps nothing all the same.
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === "POST"),
      page.locator("form:has(#number)").evaluate((form: HTMLFormElement) => form.submit()),
    ]);
    await page.getByText("too long for a case number").waitFor();
  }
}

async function choosePlantedFiles(page: Page): Promise<void> {
  const files = FILES.map((name) => {
    const file = path.join(folder, `${name}.jpg`);
    copyFileSync(pictureFile("../pdq/images/q0122.jpg"), file);
    return file;
  });
  await choosePictures(page, files);
}

/**
 * Forms that were sent without a filled password field, by where they went. Chrome writes what such
 * a form sends into its session file, and then not always: the field is looked for each time.
 */
async function rememberForms(page: Page): Promise<string[]> {
  const remembered: string[] = [];
  await page.exposeFunction("formSent", (action: string) => remembered.push(action));
  await page.addInitScript(() => {
    document.addEventListener("submit", ({ target }) => {
      const fields = [...(target as HTMLFormElement).elements] as HTMLInputElement[];
      const isForgettable = fields.some(({ type, value }) => type === "password" && value !== "");
      const { formSent } = globalThis as unknown as { formSent(action: string): void };
      if (!isForgettable) formSent((target as HTMLFormElement).action);
    });
  });
  return remembered;
}

/** Goes on in the case: every form that carries what opens it is sent once. */
async function useCase(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name }).click();
  await press("Renew");
  await page.getByRole("heading", { name: "Renewed" }).waitFor();
  await press("Add pictures");
  await press("18 or over");
  await page.locator("[data-screen=choose]").waitFor();
  await press("Back to my case");
  await press("Take everything back");
  await press("No, keep my case");
  await page.getByRole("heading", { name: "Your case is open" }).waitFor();
}

/** A number as it is shown and as it is sent. */
const bothForms = (text: string): readonly string[] => [text, text.replaceAll(/[ -]/g, "")];

it("the whole way leaves nothing typed, chosen or received in the browser's profile", async () => {
  let kept: Kept | undefined;
  let remembered: readonly string[] = [];
  const profile = await profileAfter("person", async (page) => {
    remembered = await rememberForms(page);
    await typeEverywhere(page);
    await walkToPictures(page, copy.site, "adult");
    await choosePlantedFiles(page);
    kept = await sendAndKeep(page);
    await page.getByRole("checkbox", { name: /I have them/ }).check();
    await page.getByRole("button", { name: "See my case" }).click();
    await useCase(page);
    await openCase(page, copy.site, { ...kept, pin: PIN_OF_NOBODY });
    await page.getByText("These do not fit together").waitFor();
    await openCase(page, copy.site, kept);
    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
    await page.waitForTimeout(SESSION_IS_WRITTEN);
    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);
  });

  const received = Object.values(kept ?? {}).flatMap(bothForms);
  const all = [...NUMBERS, ...PINS, ...SPARES, ...FILES, ...received];
  expect(remembered).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(profileFiles(profile).length).toBeGreaterThan(20);
  expect(plantedFound(profile, all)).toEqual([]);
});

/** The doors that ask something, each with the steps that follow from the answers. */
const PLANS = [
  "en/now",
  "en/gb/now",
  "en/gb/parent",
  "en/gb/friend",
  "en/gb/staff",
  "en/gb/boarding",
];

/** In place of the plans' own choices, which are ordinary words and would be found anywhere. */
const ANSWERS = planted("answer", 40);

/** What the answers are called where a form carries them on. */
const CARRIED = ["was-app", "was-home", "was-sender", "was-ageNow", "was-happened"];

/** Sends a planted answer to every question of every plan, and then answers some as people do. */
async function answerPlans(page: Page): Promise<number> {
  const waiting = [...ANSWERS];
  for (const plan of PLANS) {
    await page.goto(new URL(plan, copy.site).href);
    const questions = page.locator(".question");
    for (let at = 0; at < (await questions.count()); at += 1) {
      const answer = waiting.shift() ?? ANSWERS.at(-1) ?? "";
      await questions.nth(at).evaluate((question, value) => {
        question.setAttribute("open", "");
        const choice = question.querySelector<HTMLInputElement | HTMLOptionElement>(
          "input, option:nth-of-type(2)",
        );
        if (choice === null) throw new Error("Cannot answer: there is no choice");
        choice.value = value;
        if ("checked" in choice) choice.checked = true;
        else choice.selected = true;
      }, answer);
      const loaded = page.waitForEvent("load");
      await questions.nth(at).getByRole("button").click();
      await loaded;
    }
  }
  await page.goto(new URL("en/gb/now", copy.site).href);
  await answerPlan(page, "app", "Kik");
  await answerPlan(page, "home", "No, or not always");
  await answerPlan(page, "happened", "Money was paid");
  await answerPlan(page, "country", "Ireland");
  return ANSWERS.length - waiting.length;
}

it("no answer that a plan was told is left in the browser's profile, nor shown by going back", async () => {
  let remembered: readonly string[] = [];
  let answered = 0;
  const profile = await profileAfter("told", async (page) => {
    remembered = await rememberForms(page);
    answered = await answerPlans(page);
    expect(await page.locator('[name="was-app"]').count()).toBe(1);
    await page.waitForTimeout(SESSION_IS_WRITTEN);
    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);

    await page.goBack();
    await page.getByRole("heading", { name: "What to do now" }).waitFor();
    expect(await page.locator('[name^="was-"], input:checked').count()).toBe(0);
  });

  expect(answered).toBeGreaterThanOrEqual(30);
  expect(remembered).toEqual([]);
  expect(plantedFound(profile, [...ANSWERS, ...CARRIED])).toEqual([]);
});

/** Types something into every field of the page of words, until it has so many. */
async function typeWords(page: Page, least: number): Promise<readonly string[]> {
  await page.goto(new URL("en/us/words", copy.site).href);
  const add = page.locator("button[data-add]:visible");
  await add.first().waitFor();
  const fields = page.locator("#words").locator("input:visible, textarea:visible");
  while ((await fields.count()) < least) {
    for (const button of await add.all()) await button.click();
  }
  const words = planted("word", await fields.count());
  for (const [at, word] of words.entries()) await fields.nth(at).fill(word);
  return words;
}

it("no word typed on the page of words is left in the profile, nor is it there again", async () => {
  let words: readonly string[] = [];
  const profile = await profileAfter("typed", async (page) => {
    words = await typeWords(page, 40);
    await page.getByText("For the police", { exact: true }).click();
    const police = page.getByRole("group", { name: "For the police", exact: true });
    await expect.poll(() => police.textContent()).toContain(words[0]);
    await page.waitForTimeout(SESSION_IS_WRITTEN);
    await page.getByRole("link", { name: "Leave now" }).click();
    await page.waitForURL(EXIT);

    await page.goto(new URL("en/us/words", copy.site).href);
    const typed = page
      .locator("#words")
      .locator("input, textarea")
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
    expect((await typed).join("")).toBe("");
  });

  expect(words.length).toBeGreaterThanOrEqual(40);
  expect(plantedFound(profile, words)).toEqual([]);
});

/**
 * The Chromium that npm carries keeps what pages store and cache, but has no history of addresses
 * and no memory of forms; `CHROMIUM_PATH` with a whole Chrome or Chromium looks there as well.
 */
it("the search finds what an ordinary site leaves there", async () => {
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.setHeader("cache-control", "max-age=600");
    answer.end("<p>planted-body<form method=post><input name=name><button>Send</button></form>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const profile = await profileAfter("control", async (page) => {
    await page.goto(`http://127.0.0.1:${port}/planted-address`);
    await page.locator("input").fill("planted-field");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button").click();
    await (await answered).finished();
  });
  server.close();

  const found = plantedFound(profile, ["planted-body", "planted-address", "planted-field"]);
  const remembersForms = profileFiles(profile).includes(path.join("Default", "Web Data"));
  expect(new Set(found.map((line) => line.split(" in ")[0]))).toEqual(
    new Set(["planted-body", "planted-address", ...(remembersForms ? ["planted-field"] : [])]),
  );
});
