import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** An ordinary photograph that the demo board also has. */
export function samplePhoto(name: string): string {
  return fileURLToPath(new URL(`../../apps/demo-platform/photos/${name}.jpg`, import.meta.url));
}

/** A picture file of the decoder's vectors. */
export function pictureFile(name: string): string {
  return path.join(fileURLToPath(new URL("../../vectors/media/", import.meta.url)), name);
}

/** How old the person was in the picture; they are an adult now. */
export type Age = "adult" | "under-18";

/** A screen of the way, for whoever wants to look at each one. */
export type OnScreen = (name: string) => Promise<void>;

const notLooking: OnScreen = async () => {};

/** Answers the questions of "take a picture down", up to the step where pictures are chosen. */
export async function answerQuestions(
  page: Page,
  site: URL,
  age: Age,
  onScreen = notLooking,
): Promise<void> {
  await page.goto(new URL("en/gb", site).href);
  await onScreen("home");
  await page.getByRole("link", { name: /want a picture taken down/ }).click();
  await onScreen("whose");
  await page.getByRole("radio", { name: /I have it on this phone or computer/ }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await onScreen("ages");
  const pictured = page.getByRole("group", { name: /in the picture/ });
  await pictured
    .getByRole("radio", { name: age === "adult" ? "18 or over" : "Under 18", exact: true })
    .check();
  const now = page.getByRole("group", { name: /now/ });
  await now.getByRole("radio", { name: "18 or over", exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await onScreen("official");
  await page.getByRole("button", { name: /Continue: send it from here too/ }).click();
  await onScreen("here");
  await page.getByRole("button", { name: "Choose pictures" }).click();
}

/** Answers the questions and waits until pictures can be chosen. */
export async function walkToPictures(
  page: Page,
  site: URL,
  age: Age,
  onScreen = notLooking,
): Promise<void> {
  await answerQuestions(page, site, age, onScreen);
  await page.locator("[data-screen=choose]").waitFor();
  await onScreen("choose");
}

/** Chooses files and waits until none of them is being worked on. */
export async function choosePictures(page: Page, files: readonly string[]): Promise<void> {
  await page.locator("input[type=file]").setInputFiles([...files]);
  await page.locator("[data-part=progress]").waitFor({ state: "hidden" });
}

/** What a person keeps of a case. */
export interface Kept {
  readonly number: string;
  readonly pin: string;
  readonly spareCode: string;
}

/** Looks at what will be sent, sends it, and reads the receipt. */
export async function sendAndKeep(page: Page, onScreen = notLooking): Promise<Kept> {
  await page.getByRole("button", { name: "See what will be sent" }).click();
  await page.getByRole("heading", { name: "This is what will be sent" }).waitFor();
  await onScreen("review");
  await page.getByRole("button", { name: /^Send \d+ fingerprints?$/ }).click();
  await page.locator("[data-slot=case-number]:not(:empty)").waitFor();
  await onScreen("receipt");
  const read = (slot: string) => page.locator(`[data-slot=${slot}]`).innerText();
  return {
    number: await read("case-number"),
    pin: await read("pin"),
    spareCode: await read("spare-code"),
  };
}

/** Opens a case with its number and PIN. */
export async function openCase(page: Page, site: URL, kept: Kept): Promise<void> {
  await page.goto(new URL("en/gb/case", site).href);
  await page.getByLabel("Case number").fill(kept.number);
  await page.getByLabel("PIN", { exact: true }).fill(kept.pin);
  await page.getByRole("button", { name: "Open my case" }).click();
}
