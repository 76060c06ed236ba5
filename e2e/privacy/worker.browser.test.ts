import { readFileSync } from "node:fs";
import type { Page, Worker } from "playwright-core";
import { describe, expect, it } from "vitest";
import { practiceBehindProxy } from "../network/practice-behind-proxy.ts";
import { choosePictures, samplePhoto, walkToPictures } from "../story/walk.ts";

const WAYS_OUT = readFileSync(new URL("ways-out.js", import.meta.url), "utf8");

/** Ways of `ways-out.js` that leave an ordinary worker as plain requests. */
const SEEN_BY_PROXY = [
  "fetch",
  "XMLHttpRequest",
  "EventSource",
  "importScripts",
  "import",
  "Worker",
  "caches",
  "FontFace",
];

const here = practiceBehindProxy("postMessage(1)");

/** The worker that has just hashed a picture. */
async function hashingWorker(page: Page): Promise<Worker> {
  await walkToPictures(page, here().copy.site, "adult");
  const started = page.waitForEvent("worker");
  await choosePictures(page, [samplePhoto("cat")]);
  await page.getByText("Ready", { exact: true }).waitFor();
  return started;
}

/** What became of each way out, and which of them the proxy saw. */
async function tryAll(worker: Worker, to: string) {
  const tunnels = here().proxy.tunnels.length;
  const start = here().proxy.captured.length;
  await worker.evaluate(WAYS_OUT);
  const found: Record<string, string> = await worker.evaluate(`waysOut(${JSON.stringify(to)})`);
  const seen = here()
    .proxy.captured.slice(start)
    .filter(({ url }) => url.includes("leak"));
  return {
    found,
    seen: seen.map(({ url }) => new URL(url).searchParams.get("leak")),
    tunnels: here().proxy.tunnels.slice(tunnels),
  };
}

const newPage = async (): Promise<Page> => (await here().browser.newContext()).newPage();

describe("the worker that holds the pictures", () => {
  it("is served with a policy that allows it nothing", async () => {
    const answer = await fetch(new URL("worker/hash.js", here().copy.site));

    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'(;|$)/);
    expect(answer.headers.get("content-security-policy")).not.toMatch(/-src [^;]*(self|http|\*)/);
  });

  it.each(["its own", "another"])("cannot send anything to %s origin", async (which) => {
    const worker = await hashingWorker(await newPage());
    const to =
      which === "its own" ? new URL("exit.js", here().copy.site).href : "http://elsewhere.example/";

    const { found, seen, tunnels } = await tryAll(worker, to);

    const stopped = Object.keys(found).filter((way) => found[way] === "stopped");
    expect(stopped).toEqual(
      expect.arrayContaining([...SEEN_BY_PROXY, "WebSocket", "WebTransport"]),
    );
    expect(Object.values(found)).not.toContain("sent");
    expect(seen).toEqual([]);
    expect(tunnels).toEqual([]);
  });

  it("could, without its policy: the same tries are then seen by the proxy", async () => {
    const page = await newPage();
    await page.route("**/worker/hash.js", async (route) => {
      const answer = await fetch(route.request().url());
      const { "content-security-policy": _, ...headers } = Object.fromEntries(answer.headers);
      await route.fulfill({ headers, body: await answer.text() });
    });
    const worker = await hashingWorker(page);

    const { seen, tunnels } = await tryAll(worker, new URL("exit.js", here().copy.site).href);

    expect(seen).toEqual(SEEN_BY_PROXY);
    // A WebSocket asks a proxy for a tunnel; WebTransport knows no proxies.
    expect(tunnels).toEqual([here().copy.site.host]);
  });
});
