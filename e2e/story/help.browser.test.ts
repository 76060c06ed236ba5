import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { readHelpDirectory, readTimeZones, talkLinesOpenNow } from "@holdfast/guide";
import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../content/data/${name}`, import.meta.url), "utf8"));
const { entriesOf, countries: withHelp } = readHelpDirectory(read("help-directory.json"));
const zones = readTimeZones(read("time-zones.json"));
const COUNTRIES = [...zones.keys()];

/** One city alone, no police, nothing, an emergency number alone, many time zones, long lists. */
const SAMPLE = ["cd", "ci", "td", "ag", "us", "au", "gb", "ua"];

const PAGES = [
  "en/help",
  "en/country",
  "en/help-school",
  "en/help-legal",
  "en/gb/help-school",
  "en/gb/help-legal",
  ...SAMPLE.map((country) => `en/${country}/help`),
];

describe("the help directory", () => {
  const running = practiceAndBrowser();
  const addressOf = (path: string) => new URL(path, running().copy.site).href;
  const textOf = async (path: string) => (await fetch(addressOf(path))).text();

  it("has a page without a hole for every country, and nothing of what was noted while researching", async () => {
    const holes: string[] = [];
    for (const country of COUNTRIES) {
      const html = await textOf(`en/${country}/help`);
      const page = html.replace(/<!--[\s\S]*?-->/g, "");
      const notes = entriesOf(country).flatMap(({ notes: noted }) => noted ?? []);
      if (!page.includes("People who can help: ")) holes.push(`${country}: no heading`);
      if (/undefined|\bnull\b|\{[a-z-]+\}|NaN/.test(page)) holes.push(`${country}: a hole`);
      if (/<ul class="help">\s*<\/ul>/.test(page)) holes.push(`${country}: an empty list`);
      if (withHelp.has(country) && !page.includes('href="tel:'))
        holes.push(`${country}: no number`);
      if (!page.includes("takeitdown.ncmec.org")) holes.push(`${country}: no way to take down`);
      if (notes.some((note) => page.includes(note))) holes.push(`${country}: a note`);
    }

    expect(COUNTRIES.length).toBeGreaterThan(240);
    expect(holes).toEqual([]);
  });

  it("calls open what is open by the country's clocks, and puts it first", async () => {
    const page = await running().browser.newPage();

    for (const country of ["gb", "us", "de", "fi"]) {
      await page.goto(addressOf(`en/${country}/help`));
      const now = Date.now();
      const talk = page.locator("section", {
        has: page.getByRole("heading", { name: "Someone to talk to" }),
      });
      const shown = await talk.locator("li", { has: page.locator(".opening.open") }).count();
      const first = await talk.locator("li").first().locator(".opening").textContent();
      const open = talkLinesOpenNow(entriesOf(country), zones.get(country) ?? [], now);

      expect(shown).toBe(open.length);
      if (open.length > 0) expect(first).toContain("Open now");
    }
    await page.close();
  });

  it("says in words where nothing could be confirmed, and where to look", async () => {
    const html = await textOf("en/td/help");

    expect(html).toContain("Chad: no number could be confirmed");
    for (const site of ["findahelpline.com", "childhelplineinternational.org", "inhope.org"]) {
      expect(html).toContain(site);
    }
  });

  it("keeps danger and talking apart where the number is the police, and says what was not checked", async () => {
    const textOfSafe = async (path: string) =>
      (await textOf(path)).match(/<section class="safe"[\s\S]*?<\/section>/)?.[0] ?? "";
    const haiti = await textOfSafe("en/ht/now");

    expect(haiti).toContain("In danger now?");
    expect(haiti).toContain("not checked with the service");
    expect(haiti).toContain("Go to someone you trust");
    expect(await textOfSafe("en/th/now")).toContain("Up to 17 years");
  });

  it("offers a number for people who cannot hear or speak as such, and says that it was not checked", async () => {
    const safe = (await textOf("en/fr")).match(/<section class="safe"[\s\S]*?<\/section>/)?.[0];
    const text = safe?.replace(/<[^>]*>/g, "");

    expect(text).toContain(
      "Cannot hear or speak? Text 114 (emergency, not checked with the service)",
    );
    expect(text).not.toContain("Cannot talk?");
  });

  it("names a line for the whole country beside one for a city, in the box and in the plan", async () => {
    const html = await textOf("en/ae/now");

    expect(html.match(/href="tel:116111"/g)).toHaveLength(2);
    expect(html).toMatch(/For the whole country, opening hours not known: .*116111/);
    expect(html).toMatch(/Opening hours not known<\/p>(<!--.*?-->|\s)*<ul class="lines">/);
  });

  it("names lines that are open now in the plan, or lists where none is known", async () => {
    const open = talkLinesOpenNow(entriesOf("gb"), zones.get("gb") ?? [], Date.now());
    const plan = await textOf("en/gb/now");

    expect(open.length).toBeGreaterThan(0);
    expect(plan).toContain(`<bdi class="h3">${open[0]?.entry.name}</bdi>`);
    expect(await textOf("en/td/now")).toContain("findahelpline.com");
  });

  it("says at the top of a page when a line is not for the whole country", async () => {
    const safe =
      (await textOf("en/ae")).match(/<section class="safe"[\s\S]*?<\/section>/)?.[0] ?? "";

    expect(safe).toMatch(/Open now: .*only in Dubai\)/);
    expect(safe.indexOf("116111")).toBeLessThan(safe.indexOf("only in Dubai"));
  });

  it("says one thing first where nobody can be called but someone can be written to", async () => {
    const safe =
      (await textOf("en/hk")).match(/<section class="safe"[\s\S]*?<\/section>/)?.[0] ?? "";

    if (!safe.includes("No phone line is known to be open now")) return;
    expect(safe).toContain("In danger now?");
    expect(safe).not.toContain("In danger, or thinking");
  });

  it("keeps a line about someone's own behaviour away from those for a child", async () => {
    const html = await textOf("en/gb/help");

    expect(html.indexOf("For parents and other adults")).toBeLessThan(html.indexOf("Stop It Now"));
    expect(html.indexOf("For adults who are threatened")).toBeLessThan(
      html.indexOf("Revenge Porn Helpline"),
    );
    expect(html.indexOf("Revenge Porn Helpline")).toBeLessThan(html.indexOf(">Police<"));
    expect(html.indexOf("Childline")).toBeLessThan(html.indexOf("For parents and other adults"));
  });

  it("links help for schools and legal help only where there is some", async () => {
    expect(await textOf("en/gb/help")).toContain("/en/gb/help-school");
    expect(await textOf("en/gb/help")).toContain("/en/gb/help-legal");
    expect(await textOf("en/fr/help")).not.toContain("/en/fr/help-school");
    expect(await textOf("en/fr/help-legal")).toContain("France: no legal help could be confirmed");
    expect(await textOf("en/fr/help-school")).toContain("France: nothing made for schools");
  });

  it("finds a country by the beginning of any of its names, with the keyboard alone", async () => {
    const page = await running().browser.newPage();
    await page.goto(addressOf("en/country/help"));
    const shown = () => page.locator("#country-list li:visible").allTextContents();

    await page.getByLabel("Type the name of your country").focus();
    await page.keyboard.type("cote");
    expect((await shown()).map((name) => name.trim())).toEqual(["Côte d’Ivoire"]);
    expect(await page.getByRole("status").innerText()).toBe("1 country");

    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("england");
    expect((await shown()).map((name) => name.trim())).toEqual(["United Kingdom"]);

    await page.keyboard.type("zzz");
    expect(await shown()).toEqual([]);
    expect(await page.getByRole("status").innerText()).toContain("No country found");

    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("austral");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/au\/help$/);
    await page.close();
  });

  it.each(["great britain", "northern ireland", "gb", "england"])(
    "finds the United Kingdom by %s",
    async (typed) => {
      const page = await running().browser.newPage();
      await page.goto(addressOf("en/country/help"));

      await page.getByLabel("Type the name of your country").pressSequentially(typed);

      const shown = await page.locator("#country-list li:visible").allInnerTexts();
      expect(shown.map((name) => name.trim())).toEqual(["United Kingdom"]);
      await page.close();
    },
  );

  it("opens the only country that is found by Enter, and none while there are more", async () => {
    const page = await running().browser.newPage();
    await page.goto(addressOf("en/country/help"));
    const field = page.getByLabel("Type the name of your country");

    await field.pressSequentially("united");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/\/en\/country\/help$/);
    await field.fill("");
    await field.pressSequentially("dubai");
    await page.keyboard.press("Enter");

    await page.waitForURL(/\/en\/ae\/help$/);
    await page.close();
  });

  it.each(["sextortion", "webcam", "parent", "school", "money", "pictures"])(
    "finds help by the word %s",
    async (typed) => {
      const page = await running().browser.newPage();
      await page.goto(addressOf("en/gb/help"));

      await page.getByLabel("Find in this list").pressSequentially(typed);

      expect(await page.locator("#help li:visible").count()).toBeGreaterThan(0);
      expect(await page.locator("[data-none]").isVisible()).toBe(false);
      await page.close();
    },
  );

  it("keeps the emergency number and a line to talk to in sight when nothing is found", async () => {
    const page = await running().browser.newPage();
    await page.goto(addressOf("en/gb/help"));

    await page.getByLabel("Find in this list").pressSequentially("zzz");
    await page.keyboard.press("Enter");

    const shown = page.locator("#help li:visible");
    expect(await shown.count()).toBe(3);
    expect(await shown.first().getByRole("link", { name: "Call 999" }).count()).toBe(1);
    expect(await shown.last().locator("a[href^='tel:']").count()).toBe(1);
    expect(await page.getByRole("status").innerText()).toContain("Nothing found");
    await page.close();
  });

  it.each(["sextortion", "blackmail", "webcam"])(
    "keeps whom to call first, before lines for adults alone, when someone looks for %s",
    async (typed) => {
      const page = await running().browser.newPage();
      await page.goto(addressOf("en/gb/help"));

      await page.getByLabel("Find in this list").pressSequentially(typed);

      const shown = await page.locator("#help li:visible").allInnerTexts();
      const at = (name: string) => shown.findIndex((text) => text.includes(name));
      expect(at("Call 999")).toBe(0);
      expect(at("Childline")).toBeGreaterThan(0);
      expect(at("Samaritans")).toBeGreaterThan(0);
      expect(Math.max(at("Childline"), at("Samaritans"))).toBeLessThan(at("Revenge Porn Helpline"));

      await page.goto(addressOf("en/fr/help"));
      await page.getByLabel("Find in this list").pressSequentially(typed);
      expect(await page.locator("#help li:visible", { hasText: "3018" }).count()).toBe(1);
      await page.close();
    },
  );

  it("begins the safety box equally far from its top, whatever its first line is", async () => {
    const page = await running().browser.newPage({ viewport: { width: 360, height: 800 } });
    const tops: number[] = [];
    for (const path of ["en/help", "en/td/help", "en/hk/help", "en/gb/help"]) {
      await page.goto(addressOf(path));
      tops.push(
        await page.locator(".safe").evaluate((box) => {
          const text = document.createRange();
          text.selectNodeContents(box.querySelector("p")!);
          const first = [...text.getClientRects()].find(({ width }) => width > 1)!;
          return Math.round(first.top - box.getBoundingClientRect().top);
        }),
      );
    }

    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(1);
    await page.close();
  });

  it("needs at most 3 kB of script, compressed, and only where there is something to find", async () => {
    const scriptsOf = (html: string) =>
      [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address]) => address);

    expect(gzipSync(await textOf("_island/find.js")).length).toBeLessThanOrEqual(3072);
    expect(scriptsOf(await textOf("en/country"))).toEqual(["/exit.js", "/_island/find.js"]);
    expect(scriptsOf(await textOf("en/gb/help"))).toEqual(["/exit.js", "/_island/find.js"]);
    expect(scriptsOf(await textOf("en/td/help"))).toEqual(["/exit.js"]);
  });

  it("has the whole list, and no field that does nothing, without script", async () => {
    const context = await running().browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf("en/country"));

    expect(await page.locator("#country-list li:visible").count()).toBe(COUNTRIES.length);
    expect(await page.getByRole("searchbox").count()).toBe(0);
    await context.close();
  });

  it("has nothing that sticks out at 320 px, from left or from right", async () => {
    const page = await running().browser.newPage({ viewport: { width: 320, height: 800 } });
    const found: string[] = [];

    for (const path of PAGES) {
      await page.goto(addressOf(path));
      for (const direction of ["ltr", "rtl"]) {
        const width = await page.locator("html").evaluate((html, dir) => {
          html.setAttribute("dir", dir);
          return html.scrollWidth;
        }, direction);
        if (width > 320) found.push(`${path} ${direction}: ${width} px wide`);
      }
    }

    expect(found).toEqual([]);
    await page.close();
  });

  it("has no fault axe can find", async () => {
    const context = await running().browser.newContext({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    const found: string[] = [];

    for (const path of PAGES) {
      await page.goto(addressOf(path));
      for (const violation of await axeViolations(page)) found.push(`${path}: ${violation}`);
    }

    expect(found).toEqual([]);
    await context.close();
  });

  it("keeps numbers left to right, and large enough for a thumb", async () => {
    const page = await running().browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(addressOf("en/gb/help"));
    await page.locator("html").evaluate((html) => html.setAttribute("dir", "rtl"));
    const links = page.locator('.ways a[href^="tel:"]');

    const directions = await links
      .locator(".number")
      .evaluateAll((numbers) => numbers.map((number) => getComputedStyle(number).direction));
    const heights = await links.evaluateAll((all) =>
      all.map((link) => link.getBoundingClientRect().height),
    );

    expect(new Set(directions)).toEqual(new Set(["ltr"]));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await page.close();
  });
});
