import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uniformHashes } from "../../packages/hash-index/src/testing/made-up-hashes.ts";
import { launchBrowser } from "../browser/launch-browser.ts";
import type { LoopbackServer } from "../browser/serve-on-loopback.ts";
import type { Sharing } from "./sharing-page.ts";
import { startSharingServer } from "./sharing-server.ts";

/** How the page's script is found from outside. */
type WithSharing = { readonly sharing: Sharing };

/** So many that the page looks more than once before they are all there. */
const MANY = 100_000;

let server: LoopbackServer;
let browser: Browser;
beforeAll(async () => {
  server = await startSharingServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function pageAt(path: "isolated" | ""): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(new URL(path, server.url).href);
  return page;
}

describe("an index that threads of a page share, under a strict content policy", () => {
  it("is changed by one worker; another and the page find what was added, and not what was removed", async () => {
    const page = await pageAt("isolated");
    const hash = uniformHashes(1, 1);

    const found = await page.evaluate(async (hashes) => {
      const { sharing } = globalThis as unknown as WithSharing;
      const list = await sharing.startInWorkers();
      const numbers = Uint32Array.of(7);
      const find = async () => [
        [...(await list.foundByWorker(hashes))],
        [...list.foundByPage(hashes)],
      ];
      const atFirst = await find();
      await list.change({ verb: "add", numbers, hashes });
      const added = await find();
      await list.change({ verb: "remove", numbers, hashes });
      return { atFirst, added, removed: await find() };
    }, hash);

    expect(found).toEqual({
      atFirst: [[], []],
      added: [[7], [7]],
      removed: [[], []],
    });
  });

  it("can be searched by the thread that draws the page, which may not sleep, while it is filled", async () => {
    const page = await pageAt("isolated");
    const hashes = uniformHashes(MANY, 2);

    const found = await page.evaluate(async (filled) => {
      const { sharing } = globalThis as unknown as WithSharing;
      const list = await sharing.startInWorkers();
      const numbers = Uint32Array.from({ length: filled.length / 32 }, (_, at) => at);
      const last = filled.slice(-32);
      const change = { verb: "addMany", numbers, hashes: filled } as const;
      const { numbers: near, wasInTime } = await list.foundByPageDuring(change, last);
      return { near: [...near], wasInTime };
    }, hashes);

    expect(found).toEqual({ near: [MANY - 1], wasInTime: true });
  });

  it.each(["startInPage", "startInWorkers"] as const)(
    "is refused in words on a page that is not cross-origin isolated: %s",
    async (start) => {
      const page = await pageAt("");

      const said = await page.evaluate(async (name) => {
        const { sharing } = globalThis as unknown as WithSharing;
        try {
          await sharing[name]();
          return "shared";
        } catch (error) {
          return String(error);
        }
      }, start);

      expect(said).toContain("a page that shares memory has to be cross-origin isolated");
    },
  );
});
