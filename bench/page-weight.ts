import type { Browser, Page } from "playwright-core";
import type { Bench } from "./bench.ts";
import { countryWithMostHelp } from "./browser/country-with-most-help.ts";
import { linkedPaths } from "./browser/linked-paths.ts";
import {
  meterNetwork,
  type NetworkMeter,
  sumOfAll,
  sumOfBodies,
  type Transfer,
} from "./browser/network-meter.ts";
import { withPracticeCopy } from "./browser/with-practice-copy.ts";
import { hasOwnScript } from "./has-own-script.ts";

const MOST_SCRIPT = 1_000; // bytes
const MOST_IN_ALL = 30_000; // bytes

/** Where reading begins before a country is chosen. */
const WITHOUT_COUNTRY = "/en";

/** A country whose pages are always weighed, so that results can be compared. */
const COMPARED = "/en/gb";

/**
 * Every text with its source and reviewer, and where schools write letters: not for a reader in need.
 * The bench of letters weighs those.
 */
const FOR_WORK = /\/(letters|review)$/;

interface Weighed {
  readonly page: string;
  readonly transfers: readonly Transfer[];
}

export const pageWeight: Bench = {
  name: "page-weight",
  title: "What guidance pages weigh",
  run: (say) =>
    withPracticeCopy(async ({ site }, browser) => {
      const weighed: Weighed[] = [];
      const starts = new Set([WITHOUT_COUNTRY, COMPARED, await countryWithMostHelp(browser, site)]);
      for (const start of starts) {
        say(`pages from ${start}`);
        weighed.push(...(await weighLinked(browser, new URL(start, site))));
        weighed.push(...(await weighSteps(browser, new URL(`${start}/take-down`, site))));
      }
      const read = weighed.filter(({ page }) => !FOR_WORK.test(page));
      const plain = read.filter(({ page }) => !hasOwnScript(page));
      const scripts = plain.map(({ transfers }) => sumOfBodies(transfers, "Script"));
      const wholes = read.map(({ transfers }) => sumOfAll(transfers));

      return {
        figures: [
          {
            what: "script of the guidance page with the most",
            value: Math.max(...scripts),
            unit: "bytes",
            goal: { kind: "at-most", limit: MOST_SCRIPT },
            how: `Every page that links lead to from ${[...starts].join(", ")} (the last has the longest list of help of all countries), and steps of taking a picture down, in Chromium without a cache; bodies as transferred, without headers. Left out: the page of words, the form that opens a case, and the pages whose list of countries or of help can be searched; they are in the table.`,
          },
          {
            what: "the heaviest guidance page in all",
            value: Math.max(...wholes),
            unit: "bytes",
            goal: { kind: "under", limit: MOST_IN_ALL },
            how: "The same pages, those with a search as well, but not those for reviewers and for letters: everything the browser received for one, headers included, over HTTP/1.1.",
          },
        ],
        tables: [
          {
            title: "Page by page, nothing cached",
            columns: [
              { name: "page" },
              { name: "scripts", unit: "count" },
              { name: "script", unit: "bytes" },
              { name: "style", unit: "bytes" },
              { name: "text", unit: "bytes" },
              { name: "text sent as" },
              { name: "headers", unit: "bytes" },
              { name: "all", unit: "bytes" },
            ],
            rows: weighed.map(row),
          },
        ],
        notes: [
          "The browser of this bench asks for no icon; other browsers fetch one of under 1 kB as well. Over HTTPS a handshake is added.",
          "A second page costs only its text: style and script are kept by the browser.",
        ],
      };
    }),
};

function row({ page, transfers }: Weighed) {
  const texts = transfers.filter(({ type }) => type === "Document");
  return [
    page,
    transfers.filter(({ type }) => type === "Script").length,
    sumOfBodies(transfers, "Script"),
    sumOfBodies(transfers, "Stylesheet"),
    sumOfBodies(transfers, "Document"),
    texts.map(({ encoding }) => (encoding === "none" ? "plain" : encoding)).join(", "),
    transfers.reduce((sum, { all, body }) => sum + all - body, 0),
    sumOfAll(transfers),
  ];
}

/** Weighs a page and every page of the same place that links lead to. */
async function weighLinked(browser: Browser, start: URL): Promise<readonly Weighed[]> {
  const waiting = [start.pathname];
  const weighed = new Map<string, Weighed>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { page, meter } = await openPage(browser);
    await page.goto(new URL(path, start).href);
    weighed.set(path, { page: path, transfers: await meter.take() });

    for (const linked of await linkedPaths(page)) {
      const isHere = linked === start.pathname || linked.startsWith(`${start.pathname}/`);
      if (
        isHere &&
        isOneOfAKind(start, linked) &&
        !weighed.has(linked) &&
        !waiting.includes(linked)
      )
        waiting.push(linked);
    }
    await page.context().close();
  }
  return [...weighed.values()].toSorted((one, other) => (one.page < other.page ? -1 : 1));
}

/** Choosing a country looks the same wherever one came from, and each country has pages like another's. */
function isOneOfAKind(start: URL, path: string): boolean {
  const [first, second] = path.slice(start.pathname.length + 1).split("/");
  return !(first === "country" && second !== undefined) && !/^[a-z]{2}$/.test(first ?? "");
}

/** Weighs the screens that answers lead to; they have the address of the first one. */
async function weighSteps(browser: Browser, takeDown: URL): Promise<readonly Weighed[]> {
  const ways = [
    { answers: ["whose=other"], screen: "for others" },
    { answers: ["whose=gone"], screen: "without the picture" },
    { answers: ["whose=here"], screen: "ages" },
    { answers: ["whose=here", "pictured=adult&now=adult"], screen: "official services, adult" },
    {
      answers: ["whose=here", "pictured=under-18&now=under-18"],
      screen: "official services, under 18",
    },
  ];
  const weighed: Weighed[] = [];
  for (const { answers, screen } of ways) {
    const { page, meter } = await openPage(browser);
    await page.goto(takeDown.href);
    for (const answer of answers) {
      for (const [name, value] of new URLSearchParams(answer)) {
        await page.locator(`input[name="${name}"][value="${value}"]`).check();
      }
      await meter.take();
      await page.locator("main form button.button").first().click();
    }
    weighed.push({ page: `${takeDown.pathname}: ${screen}`, transfers: await meter.take() });
    await page.context().close();
  }
  return weighed;
}

async function openPage(browser: Browser): Promise<{ page: Page; meter: NetworkMeter }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  return { page, meter: await meterNetwork(page) };
}
