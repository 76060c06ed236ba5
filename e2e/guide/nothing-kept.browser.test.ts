import { describe, expect, it } from "vitest";
import { practiceBehindProxy } from "../network/practice-behind-proxy.ts";
import { storedBytes } from "../privacy/stored-bytes.ts";
import { EVERY_PAGE } from "../story/every-page.ts";

const here = practiceBehindProxy("<!doctype html><title>An ordinary page</title>");

describe("reading every page", () => {
  it("asks no other origin for anything, and leaves no cookie and no stored byte", async () => {
    const { browser, copy, proxy } = here();
    const page = await (await browser.newContext()).newPage();
    const left: string[] = [];

    for (const path of EVERY_PAGE) {
      await page.goto(new URL(path, copy.site).href, { waitUntil: "networkidle" });
      for (const trace of await storedBytes(page)) left.push(`/${path}: ${trace}`);
    }

    const origins = proxy.captured.map(({ url }) => new URL(url).origin);
    expect(left).toEqual([]);
    expect(origins.length).toBeGreaterThan(EVERY_PAGE.length);
    expect([...new Set(origins)]).toEqual([copy.site.origin]);
    expect(proxy.tunnels).toEqual([]);
  });

  it("nor does typing into every field of the page of words, which sends nothing at all", async () => {
    const { browser, copy, proxy } = here();
    const page = await (await browser.newContext()).newPage();
    await page.goto(new URL("en/us/words", copy.site).href, { waitUntil: "networkidle" });
    const before = proxy.captured.length;

    const fields = page.locator("#words").locator("input:visible, textarea:visible");
    for (const field of await fields.all()) await field.fill("typed");
    await page.locator("details").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });

    expect(await fields.count()).toBeGreaterThan(10);
    expect(await storedBytes(page)).toEqual([]);
    expect(proxy.captured.length).toBe(before);
    expect(proxy.tunnels).toEqual([]);
  });
});
