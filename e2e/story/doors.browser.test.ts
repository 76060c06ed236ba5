import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerPlan } from "./answer-plan.ts";
import { axeViolations } from "./axe-violations.ts";
import { loadedWith } from "./loaded-with.ts";
import { practiceAndBrowser } from "./practice-and-browser.ts";

const running = practiceAndBrowser();

const PAGES = ["en/helping", "en/gb/parent", "en/gb/friend", "en/gb/staff", "en/gb/boarding"];

/** A page of the site, in a browser of its own kind; without script unless it says otherwise. */
async function pageAt(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { copy, browser } = running();
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(new URL(path, copy.site).href);
  return page;
}

const headings = (page: Page) => page.locator(".plan > li > h2").allInnerTexts();

/** What the page for staff says of the rules of a country; empty where it says nothing. */
async function rulesOn(path: string): Promise<string> {
  const page = await pageAt(path);
  return (await page.locator("section:has(> #rules)").allInnerTexts()).join();
}

/** How many sides of A4 a page takes, with the margins that browsers give. */
async function sidesOf(page: Page): Promise<number> {
  const margin = { top: "10mm", bottom: "10mm", left: "10mm", right: "10mm" };
  const pdf = await page.pdf({ format: "A4", margin });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe("I am helping someone", () => {
  it("leads from the first page through one of its doors to steps, without script", async () => {
    const page = await pageAt("en/gb", { viewport: { width: 360, height: 740 } });

    await page.getByRole("link", { name: /I am helping someone/ }).click();
    const doors = page.locator("a.door");
    const addresses = await doors.evaluateAll((all: HTMLAnchorElement[]) =>
      all.map(({ pathname }) => pathname),
    );
    await doors.nth(3).click();

    expect(addresses).toEqual(
      ["parent", "friend", "staff", "boarding", "letters"].map((to) => `/en/gb/${to}`),
    );
    expect(await page.locator("#steps h2").innerText()).toContain("Ask if they are safe");
    expect((await headings(page)).length).toBeGreaterThan(8);
  });

  it("tells staff the rules of the chosen country, and of no other", async () => {
    const inUs = await rulesOn("en/us/staff");

    expect(await rulesOn("en/gb/staff")).toContain("counts as making");
    expect(inUs).toContain("48 hours");
    expect(inUs).not.toContain("counts as making");
    expect(await rulesOn("en/ke/staff")).toContain("Kenya: no rule for school staff could be");
    expect(await rulesOn("en/staff")).toBe("");
  });

  it("keeps staff from calling the family when an adult the pupil knows is behind it", async () => {
    const page = await pageAt("en/gb/staff");
    const before = await headings(page);

    await answerPlan(page, "sender", "Yes, an adult");
    const { pathname, search } = new URL(page.url());

    expect(before).toContain("Parents: through the lead");
    expect(await headings(page)).not.toContain("Parents: through the lead");
    expect((await headings(page)).slice(0, 3)).toContain("Do not call the family yet");
    expect(pathname + search).toBe("/en/gb/staff");
  });

  it("tells a friend who got the picture about it right after safety", async () => {
    const page = await pageAt("en/friend");

    await answerPlan(page, "happened", "I was shown the picture, or got it");

    expect((await headings(page))[0]).toBe("You got the picture: do not send it on");
    expect(await page.locator("#picture").innerText()).toMatch(/who sent it[\s\S]*mute the group/);
    expect(await page.locator("#got + .words").innerText()).toContain(
      "Tell an adult or the police",
    );
  });

  it("names a helpline to parents before anything in an app, and money only where it was paid", async () => {
    const page = await pageAt("en/gb/parent");
    const steps = await page
      .locator(".plan > li")
      .evaluateAll((all) => all.map((step) => [step.id, step.querySelector(".lines a") !== null]));

    expect(steps[0]).toEqual(["say", true]);
    expect(steps.filter(([, lines]) => lines)).toHaveLength(1);
    expect(await page.getByText("If money was paid").count()).toBe(1);
    await answerPlan(page, "happened", "More pictures were sent after the threat");
    expect(await page.getByText("If money was paid").count()).toBe(0);
  });

  it("gives parents a plan for the week to fill in by hand, and says whose idea it is", async () => {
    const page = await pageAt("en/parent");
    await page.getByText("A plan for asking how they are").click();
    const table = page.getByRole("table", { name: "A plan for asking how they are" });

    expect(await table.getByRole("rowheader").count()).toBe(13);
    expect(await table.locator("td").allInnerTexts()).toEqual(Array(39).fill(""));
    expect(await page.locator(".check-ins").innerText()).toContain("No authority sets such a plan");
  });

  it.each(["parent", "staff", "boarding", "friend"])(
    "prints the page for %s to be read on paper, with numbers and without questions",
    async (door) => {
      const page = await pageAt(`en/gb/${door}`);
      await page.emulateMedia({ media: "print" });

      expect(await sidesOf(page)).toBeGreaterThanOrEqual(2);
      expect(await page.locator(".question:visible, .safe:visible").count()).toBe(0);
      expect(await page.locator(".first-step a[href='tel:999']").isVisible()).toBe(true);
      expect(await page.locator(".numbers a[href='tel:999']").isVisible()).toBe(true);
      expect(await page.locator(".numbers a[href='tel:08001111']").isVisible()).toBe(true);
      expect(await page.locator(".printed-address").innerText()).toContain(
        `${new URL(page.url()).host}/en/gb/${door}`,
      );
      const parts = page.locator(".more > :not(summary, .no-print)");
      const heights = await parts.evaluateAll((all) =>
        all.map((part) => part.getBoundingClientRect().height),
      );
      expect(heights.filter((height) => height === 0)).toEqual([]);
    },
  );

  it.each(["parent", "staff", "boarding", "friend"])(
    "prints the page for %s in type of 9.5 points at least, with no link underlined",
    async (door) => {
      const page = await pageAt(`en/gb/${door}`);
      await page.emulateMedia({ media: "print" });
      const styles = await page
        .locator(".handout :is(p, li, td, th, h2, h3, a, bdi, span):visible")
        .evaluateAll((all) => all.map((one) => ({ ...getComputedStyle(one) })));
      const points = styles.map(({ fontSize }) => (Number.parseFloat(fontSize) * 72) / 96);

      expect(Math.min(...points)).toBeGreaterThanOrEqual(9.5);
      expect(styles.filter((style) => style.textDecorationLine !== "none")).toEqual([]);
    },
  );

  it.each(["en/td", "en"])(
    "prints from %s that no number is known, and what to do",
    async (place) => {
      for (const door of ["parent", "staff", "boarding", "friend", "now"]) {
        const page = await pageAt(`${place}/${door}`);
        expect(await page.locator("main").innerText()).not.toContain(
          "Call the emergency number now",
        );
        await page.emulateMedia({ media: "print" });

        const box = await page.locator(".first-step").innerText();
        expect(box).toMatch(/No emergency number could be confirmed|No country was chosen/);
        expect(box).toContain("Go to a person near you");
        const sheet = await page.locator("main").innerText();
        expect(sheet).not.toContain("nothing could be confirmed");
        if (place === "en/td" && door !== "now") expect(sheet).toContain("who answers at night");
        await page.close();
      }
    },
  );

  it("begins the numbers on a sheet of their own, however much was answered", async () => {
    const page = await pageAt("en/us/staff");
    await answerPlan(page, "happened", "I was shown the picture, or got it", "Money was paid");
    await answerPlan(page, "sender", "Yes, a boyfriend, girlfriend or ex");
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator(".next-sheet");

    expect(await page.locator("main").innerText()).not.toMatch(/(one|two|1|2) sides?/);
    expect(await sheet.evaluate((one) => getComputedStyle(one).breakBefore)).toBe("page");
  });

  it("leads a shocked teacher from the top of the page to their own case", async () => {
    const page = await pageAt("en/staff");
    const links = await page.locator(".parts a").allInnerTexts();
    const words = page.getByText("See the pupil today, and ask if they are safe.");
    const before = await words.isVisible();

    await page.getByRole("link", { name: "A filter alert" }).click();

    expect(links.slice(0, 3)).toEqual(["I have seen it", "A filter alert", "Several pupils"]);
    expect([before, await words.isVisible()]).toEqual([false, true]);
    expect((await page.locator(".first-step").innerText()).match(/never look/gi)).toHaveLength(1);
    expect(await page.locator(".note").count()).toBe(0);
  });
});

describe.each(PAGES)("/%s", (path) => {
  it("weighs under 30 kB compressed, with its style, and runs the exit script alone", async () => {
    const page = await pageAt(path);
    const { scripts, bytes } = await loadedWith(page);

    expect(scripts).toEqual(["/exit.js"]);
    expect(bytes).toBeLessThan(30_000);
  });

  it.each([
    { width: 320, colorScheme: "light", dir: "ltr" },
    { width: 1280, colorScheme: "dark", dir: "rtl" },
  ] as const)(
    "has no fault axe can find, closed and open, at $width px, $colorScheme, $dir",
    async ({ width, colorScheme, dir }) => {
      const page = await pageAt(path, {
        javaScriptEnabled: true,
        viewport: { width, height: 800 },
        colorScheme,
      });
      await page.locator("html").evaluate((html, way) => html.setAttribute("dir", way), dir);
      const found = [...(await axeViolations(page))];

      await page.locator("details").evaluateAll((all) => {
        for (const part of all) part.setAttribute("open", "");
      });
      found.push(...(await axeViolations(page)));
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);

      expect(found).toEqual([]);
      expect(wide).toBeLessThanOrEqual(width);
    },
  );
});
