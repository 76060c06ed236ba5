import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page, Route } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { practiceAndBrowser } from "../story/practice-and-browser.ts";
import { answerQuestions, choosePictures, samplePhoto, walkToPictures } from "../story/walk.ts";

const here = practiceAndBrowser();
let page: Page;
beforeEach(async () => {
  page = await (await here().browser.newContext()).newPage();
  return () => page.context().close();
});

const screen = (name: string) => page.locator(`[data-screen=${name}]`);

/** How many cases the exchange keeps. */
function keptCases(): number {
  const file = path.join(here().copy.folder, "exchange", "exchange.sqlite");
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare("SELECT count(*) AS cases FROM cases").get()?.["cases"]);
  } finally {
    database.close();
  }
}

describe("a browser that lacks something", () => {
  it.each(["WebAssembly", "Worker", "crypto"])(
    "%s: says so kindly, with a way back, and offers no pictures to choose",
    async (lacking) => {
      await page.addInitScript((name) => {
        Reflect.deleteProperty(globalThis, name);
      }, lacking);

      await answerQuestions(page, here().copy.site, "adult");

      await screen("unable").waitFor();
      expect(await page.locator("input[type=file]").isVisible()).toBe(false);
      await page.getByRole("button", { name: "Go back" }).click();
      await page.getByRole("button", { name: "Choose pictures" }).waitFor();
    },
  );

  it.each([
    ["a decoder", "**/*.wasm"],
    ["the worker", "**/worker/hash.js"],
  ])(
    "%s that does not arrive leaves the picture out, and it can be chosen again",
    async (_, file) => {
      await walkToPictures(page, here().copy.site, "adult");
      await page.route(file, (route) => route.abort(), { times: 1 });

      await choosePictures(page, [samplePhoto("cat")]);
      expect(await page.getByText("did not start").count()).toBe(1);
      await choosePictures(page, [samplePhoto("cat")]);

      expect(await page.getByText("Ready", { exact: true }).count()).toBe(1);
    },
  );

  it("no secure context: hashes all the same, and needs no crypto.subtle", async () => {
    await throughPlainName(page, "http://takedown.test", here().copy.site);
    await walkToPictures(page, new URL("http://takedown.test/"), "adult");
    expect(await page.evaluate(() => [isSecureContext, "subtle" in crypto])).toEqual([
      false,
      false,
    ]);

    await choosePictures(page, [samplePhoto("cat")]);

    expect(await page.getByText("Ready", { exact: true }).count()).toBe(1);
  });
});

/** Shows the site under a name that browsers do not count as secure. */
async function throughPlainName(from: Page, name: string, site: URL): Promise<void> {
  await from.route(`${name}/**`, async (route) => {
    const request = route.request();
    const { origin, referer, ...headers } = await request.allHeaders();
    const answer = await fetch(request.url().replace(name, site.origin), {
      method: request.method(),
      headers: { ...headers, ...(origin && { origin: site.origin }), host: site.host },
      ...(request.method() === "POST" && { body: request.postData() }),
    });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

describe("a connection that is lost while sending", () => {
  const send = () => page.getByRole("button", { name: /^Send 1 fingerprint$/ }).click();

  async function reviewOne(): Promise<void> {
    await walkToPictures(page, here().copy.site, "adult");
    await choosePictures(page, [samplePhoto("cat")]);
    await page.getByRole("button", { name: "See what will be sent" }).click();
  }

  it("after the request arrived: sending again gives the same receipt, of one case", async () => {
    const before = keptCases();
    let first = "";
    const loseAnswer = async (route: Route) => {
      first = (await (await route.fetch()).json()).caseNumber;
      await route.abort("connectionreset");
    };
    await page.route("**/v1/cases", loseAnswer, { times: 1 });
    await reviewOne();

    await send();
    await page.getByText("The connection was lost").waitFor();
    await send();
    await screen("receipt").waitFor();

    const number = await page.locator("[data-slot=case-number]").innerText();
    expect(number.replace("-", "")).toBe(first);
    expect(keptCases()).toBe(before + 1);
  });

  it("before it arrived: sending again opens one case", async () => {
    const before = keptCases();
    await page.route("**/v1/cases", (route) => route.abort("connectionreset"), { times: 1 });
    await reviewOne();

    await send();
    await page.getByText("The connection was lost").waitFor();
    expect(keptCases()).toBe(before);
    await send();
    await screen("receipt").waitFor();

    expect(keptCases()).toBe(before + 1);
  });

  it("an answer that is not the exchange's own counts as lost, and nothing else can be pressed", async () => {
    await page.route(
      "**/v1/cases",
      (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway" }),
      { times: 1 },
    );
    await reviewOne();

    await send();
    await page.getByText("The connection was lost").waitFor();

    expect(await screen("review").getByRole("button").allInnerTexts()).toEqual([
      "Send 1 fingerprint",
    ]);
  });
});
