import { launchBrowser } from "../e2e/browser/launch-browser.ts";
import { EVERY_PAGE } from "../e2e/story/every-page.ts";
import { freePort } from "../e2e/story/free-port.ts";
import { practiceForTests } from "../e2e/story/practice-for-tests.ts";
import type { Bench, Findings } from "./bench.ts";
import { type Judged, LIGHTHOUSE_VERSION, lighthouse } from "./browser/lighthouse.ts";

const BEST = 100; // the highest score there is

interface JudgedPage extends Judged {
  readonly path: string;
}

/** Pages for one country, and those before a country is known; a page that is not there has no score. */
const PATHS = EVERY_PAGE.filter((path) => /^en(\/gb)?(\/[a-z-]+)*$/.test(path)).filter(
  (path) => !/no-such-page|refused|^en\/xx\//.test(path),
);

export const lighthouseScores: Bench = {
  name: "lighthouse",
  title: "What Lighthouse says of every page",
  async run(say) {
    const judge = await lighthouse();
    const port = await freePort();
    const { site, stop } = await practiceForTests();
    const browser = await launchBrowser({
      args: ["--no-sandbox", "--no-zygote", "--disable-gpu", `--remote-debugging-port=${port}`],
    });
    try {
      const pages: JudgedPage[] = [];
      for (const path of PATHS) {
        say(`/${path}`);
        pages.push({ path, ...(await judge(new URL(path, site).href, port)) });
      }
      return findings(pages);
    } finally {
      await browser.close();
      await stop();
    }
  },
};

function findings(pages: readonly JudgedPage[]): Findings {
  const lowest = (category: keyof Judged["scores"]) =>
    Math.min(...pages.map(({ scores }) => scores[category]));
  const goal = { kind: "at-least", limit: BEST } as const;
  const how = `Lighthouse ${LIGHTHOUSE_VERSION} in Chromium, its own emulation of a phone, every page of the site with and without a country; the lowest of all.`;
  return {
    figures: [
      {
        what: "Lighthouse, accessibility",
        value: lowest("accessibility"),
        unit: "count",
        goal,
        how,
      },
      {
        what: "Lighthouse, best practices",
        value: lowest("best-practices"),
        unit: "count",
        goal,
        how,
      },
    ],
    tables: [
      {
        title: "Page by page",
        columns: [
          { name: "page" },
          { name: "accessibility", unit: "count" },
          { name: "best practices", unit: "count" },
          { name: "what is not perfect" },
        ],
        rows: pages.map(({ path, scores, faults }) => [
          `/${path}`,
          scores.accessibility,
          scores["best-practices"],
          faults.join(", ") || "–",
        ]),
      },
    ],
    notes: [
      "Lighthouse sees what a program can see. Keyboards, screen readers and people find more.",
    ],
  };
}
