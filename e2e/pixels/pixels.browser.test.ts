import { existsSync, readFileSync } from "node:fs";
import type { PhotoFormat } from "@holdfast/media";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import type { LoopbackServer } from "../browser/serve-on-loopback.ts";
import { startPixelServer } from "./pixel-server.ts";
import type { PixelRequest } from "./pixel-worker.ts";

const VECTORS = new URL("../../vectors/", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, VECTORS), "utf8"));

/** What Node made of each file; `vectors/media/expect.mjs` wrote it. */
const MEDIA: readonly { readonly file: string }[] = read("media/expected.json");

interface GoldenImage {
  readonly file: string;
  readonly hash: string;
  readonly quality: number;
  readonly sha256Rgba: string;
}

/** The one picture of which this decoder and the reference's make slightly different pixels. */
const OTHER_PIXELS = "misc-images/wee.jpg";

const atHand = (file: string) => `pdq/images/${file.split("/").at(-1)}`;
const GOLDEN = (read("pdq/golden.json").imagesFullResolution as GoldenImage[]).filter(({ file }) =>
  existsSync(new URL(atHand(file), VECTORS)),
);

/** Compiled once, by the page, and handed to each worker: as the site does. */
type WithModules = Pick<PixelRequest, "modules">;

let server: LoopbackServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  server = await startPixelServer();
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate(async () => {
    const compiled = ["avif", "jpeg", "png", "webp"].map(async (format) => {
      const code = await (await fetch(`/wasm/${format}`)).arrayBuffer();
      return [format, await WebAssembly.compile(code)];
    });
    Object.assign(globalThis, { modules: Object.fromEntries(await Promise.all(compiled)) });
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Has a worker of the page work on a vector, with decoders that the page compiled. */
function inBrowser(
  file: string,
  ask: PixelRequest["ask"],
  format?: PhotoFormat,
): Promise<Record<string, unknown>> {
  return page.evaluate(
    async (wanted) => {
      const worker = new Worker("/worker.js");
      try {
        return await new Promise<Record<string, unknown>>((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          const { modules } = globalThis as unknown as WithModules;
          fetch(`/vectors/${wanted.file}`)
            .then((answer) => answer.arrayBuffer())
            .then((bytes) => worker.postMessage({ modules, bytes, ...wanted }, [bytes]), reject);
        });
      } finally {
        worker.terminate();
      }
    },
    { file, ask, ...(format && { format }) },
  );
}

describe("a worker in a real browser", () => {
  it.each(MEDIA)("makes of $file the pixels that Node makes", async ({ file, ...expected }) => {
    expect(await inBrowser(`media/${file}`, "pixels")).toEqual(expected);
  });

  it("has every one of the reference's pictures", () => {
    expect(GOLDEN).toHaveLength(14);
  });

  it.each(GOLDEN)(
    "gives $file the reference's hash, and finds it in an index, without eval",
    async (golden) => {
      const format = golden.file.endsWith(".png") ? "png" : "jpeg";

      const found = await inBrowser(atHand(golden.file), "hash", format);

      const { hash, quality, sha256Rgba } = golden;
      expect(found).toEqual({
        hash,
        quality,
        kernel: "exact",
        found: [7],
        sha256Rgba:
          golden.file === OTHER_PIXELS ? expect.not.stringMatching(sha256Rgba) : sha256Rgba,
      });
    },
  );
});
