import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { decodePhoto } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";
import { hashPhoto } from "@holdfast/pdq";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Captured } from "../network/capture-proxy.ts";
import { practiceBehindProxy } from "../network/practice-behind-proxy.ts";
import { WINDOW, windowsFound } from "../network/windows-of.ts";
import { choosePictures, openCase, sendAndKeep, walkToPictures } from "../story/walk.ts";
import { EXIT } from "./exit-stub.ts";
import { largePhoto } from "./large-photo.ts";

const here = practiceBehindProxy("<!doctype html><title>An ordinary page</title>");

let folder: string;
let photo: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "photo-"));
  photo = await largePhoto(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const newPage = async (): Promise<Page> => (await here().browser.newContext()).newPage();
const allOf = (requests: readonly Captured[]) => Buffer.concat(requests.map(({ bytes }) => bytes));
const originOf = ({ url }: Captured) => new URL(url).origin;

describe("the whole way, from the home page to leaving, seen from the network", () => {
  let sentWithPhoto: readonly Captured[] = [];
  let all: readonly Captured[] = [];
  const askedByPage = new Set<string>();

  beforeAll(async () => {
    const page = await newPage();
    page.on("request", (request) => askedByPage.add(new URL(request.url()).origin));
    await walkToPictures(page, here().copy.site, "adult");
    const before = here().proxy.captured.length;
    await choosePictures(page, [photo]);
    const kept = await sendAndKeep(page);
    sentWithPhoto = here().proxy.captured.slice(before);

    await openCase(page, here().copy.site, kept);
    await page.getByRole("heading", { name: "Your case is open" }).waitFor();
    expect(here().proxy.tunnels).toEqual([]);
    await Promise.all([
      page.waitForEvent("requestfailed"),
      page.getByRole("link", { name: "Leave now" }).click(),
    ]);
    all = [...here().proxy.captured];
  });

  it("a photo of more than 5 MB was claimed, by the hash that Node makes of it", async () => {
    const file = new Uint8Array(readFileSync(photo));
    const decoded = await decodePhoto(file, { decoderFor: nodeDecoders() });
    if (decoded.kind !== "photo") throw new Error(`Cannot test: found ${decoded.kind}`);

    const [claim, ...others] = sentWithPhoto.filter(({ method }) => method === "POST");

    expect(file.length).toBeGreaterThan(5_000_000);
    expect(others).toEqual([]);
    expect(claim?.bytes.toString()).toContain(`"hash":"${hashPhoto(decoded.photo).hash}"`);
  });

  it("no part of the photo left, as it is, in base64 or in hex", () => {
    expect(windowsFound(readFileSync(photo), allOf(all))).toBe(0);
  });

  it("neither did its name", () => {
    expect(allOf(all).includes("IMG_20261122")).toBe(false);
  });

  it("less than 4 kB were sent from the choice to the receipt, requests for code included", () => {
    // First lines (with the whole address, as proxies get it), headers and bodies.
    expect(allOf(sentWithPhoto).length).toBeLessThan(4_000);
  });

  it("nothing was asked of another origin but the exit", () => {
    expect([...new Set(all.map(originOf))]).toEqual([here().copy.site.origin]);
    expect([...new Set(here().proxy.tunnels)]).toEqual([`${new URL(EXIT).host}:443`]);
    expect([...askedByPage]).toEqual([here().copy.site.origin, new URL(EXIT).origin]);
  });
});

describe("what would betray a picture is noticed", () => {
  it("64 bytes of the photo, sent by a script that someone planted", async () => {
    const page = await newPage();
    await page.addInitScript(() => {
      document.addEventListener(
        "change",
        async ({ target }) => {
          const part = (target as HTMLInputElement).files?.[0]?.slice(200_000, 200_064);
          const bytes = new Uint8Array((await part?.arrayBuffer()) ?? []);
          await fetch("/v1/about", { headers: { "x-note": btoa(String.fromCharCode(...bytes)) } });
        },
        { capture: true },
      );
    });
    await walkToPictures(page, here().copy.site, "adult");
    const start = here().proxy.captured.length;

    await Promise.all([page.waitForResponse("**/v1/about"), choosePictures(page, [photo])]);

    const found = windowsFound(readFileSync(photo), allOf(here().proxy.captured.slice(start)));
    expect(found).toBe(64 - WINDOW + 1);
  });

  it("a request to another origin, which the page's policy stops first", async () => {
    const ask = async (bypassCSP: boolean) => {
      const page = await (await here().browser.newContext({ bypassCSP })).newPage();
      const start = here().proxy.captured.length;
      await walkToPictures(page, here().copy.site, "adult");
      await page.evaluate(() =>
        fetch("http://elsewhere.example/", { mode: "no-cors" }).catch(() => {}),
      );
      return here()
        .proxy.captured.slice(start)
        .some((request) => originOf(request) !== here().copy.site.origin);
    };

    expect(await ask(false)).toBe(false);
    expect(await ask(true)).toBe(true);
  });
});
