import type { Browser, Page } from "playwright-core";
import { answerPlan } from "../e2e/story/answer-plan.ts";
import { EVERY_PAGE } from "../e2e/story/every-page.ts";
import type { Bench, Findings } from "./bench.ts";
import { countryWithMostHelp } from "./browser/country-with-most-help.ts";
import { largestPaint } from "./browser/largest-paint.ts";
import { meterNetwork, sumOfAll, sumOfBodies } from "./browser/network-meter.ts";
import { SLOW_PHONE, slowDown } from "./browser/slow-phone.ts";
import { timeToCover } from "./browser/time-to-cover.ts";
import { withPracticeCopy } from "./browser/with-practice-copy.ts";
import { hasOwnScript } from "./has-own-script.ts";
import { median } from "./percentile.ts";

const MOST_SCRIPT = 1_000; // bytes
const MOST_IN_ALL = 30_000; // bytes
const PAINTED_WITHIN = 1_000; // milliseconds
const COVERED_WITHIN = 50; // milliseconds

/** How often each page is opened and left; the middle one counts. */
const ROUNDS = 5;

/** No guidance: the steps with pictures and cases, where schools write letters, and what reviewers read. */
const NO_GUIDANCE = /\/(take-down|case(\/add)?|letters|review)$/;

/** A page in the state to measure. */
interface Shown {
  readonly name: string;
  readonly path: string;
  /** What is done there before measuring; the last thing of it leads to the page that is measured. */
  readonly before?: (page: Page) => Promise<void>;
  readonly last?: (page: Page) => Promise<void>;
}

interface Measured {
  readonly name: string;
  readonly path: string;
  readonly script: number;
  readonly all: number;
  readonly paints: readonly number[];
  readonly covers: readonly number[];
}

export const guidance: Bench = {
  name: "guidance",
  title: "Pages of guidance on a slow phone",
  run: (say) =>
    withPracticeCopy(async ({ site }, browser) => {
      const measured: Measured[] = [];
      for (const shown of [...pages(), ANSWERED, await longestHelp(browser, site)]) {
        say(shown.name);
        measured.push(await measure(browser, site, shown));
      }
      return findings(measured);
    }),
};

/** Every page of guidance for one country, and the plan before a country is known. */
function pages(): readonly Shown[] {
  const paths = EVERY_PAGE.filter((path) => /^en\/gb(\/[a-z-]+)?$/.test(path));
  return [...paths.filter((path) => !NO_GUIDANCE.test(path)), "en/now"]
    .filter((path) => EVERY_PAGE.includes(path))
    .map((path) => ({ name: `/${path}`, path }));
}

const ANSWERED: Shown = {
  name: "/en/gb/now, with answers and an app",
  path: "en/gb/now",
  async before(page) {
    await answerPlan(page, "happened", "Money was paid", "An account was broken into");
    await answerPlan(page, "ageNow", "13 to 17");
    await answerPlan(page, "sender", "Yes, an adult");
  },
  last: (page) => answerPlan(page, "app", "KakaoTalk"),
};

async function longestHelp(browser: Browser, site: URL): Promise<Shown> {
  const path = `${await countryWithMostHelp(browser, site)}/help`.slice(1);
  return { name: `/${path}, the longest of all countries`, path };
}

async function measure(browser: Browser, site: URL, shown: Shown): Promise<Measured> {
  const { script, all } = await withPage(browser, async (page) => {
    const meter = await meterNetwork(page);
    await show(page, site, shown, () => meter.take());
    const transfers = await meter.take();
    return { script: sumOfBodies(transfers, "Script"), all: sumOfAll(transfers) };
  });

  const paints: number[] = [];
  const covers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await withPage(browser, async (page) => {
      await show(page, site, shown, () => slowDown(page));
      paints.push(await largestPaint(page));
      covers.push(await timeToCover(page));
    });
  }
  return { name: shown.name, path: shown.path, script, all, paints, covers };
}

/** Brings a page up; `ready` is called before the request that is measured. */
async function show(
  page: Page,
  site: URL,
  { path, before, last }: Shown,
  ready: () => Promise<unknown>,
): Promise<void> {
  const { href } = new URL(path, site);
  if (last === undefined) await ready();
  await page.goto(href);
  if (last === undefined) return;
  await before?.(page);
  await ready();
  await last(page);
}

async function withPage<Answer>(
  browser: Browser,
  work: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

function findings(measured: readonly Measured[]): Findings {
  const most = (values: readonly number[]) => Math.max(...values);
  const plain = measured.filter(({ path }) => !hasOwnScript(path));
  const { roundTrip, download, slowdown } = SLOW_PHONE;
  const phone = `round trips of ${roundTrip} ms, ${download / 1e6} Mbit/s and a processor slowed ${slowdown} times`;
  return {
    figures: [
      {
        what: "script of a page of guidance, the most",
        value: most(plain.map(({ script }) => script)),
        unit: "bytes",
        goal: { kind: "at-most", limit: MOST_SCRIPT },
        how: "Bodies as transferred to Chromium without a cache. Left out: the page of words, which is a form in the page's memory, and the pages whose list of countries or of help can be searched; they are in the table.",
      },
      {
        what: "a page of guidance in all, the heaviest",
        value: most(measured.map(({ all }) => all)),
        unit: "bytes",
        goal: { kind: "under", limit: MOST_IN_ALL },
        how: "Everything the browser received for one page, headers included, over HTTP/1.1, none left out.",
      },
      {
        what: "largest paint of a page of guidance, the slowest page",
        value: most(measured.map(({ paints }) => median(paints))),
        unit: "milliseconds",
        goal: { kind: "under", limit: PAINTED_WITHIN },
        how: `Chromium with ${phone}, nothing cached, a window of 360 × 780; the middle of ${ROUNDS} for each page.`,
      },
      {
        what: 'from pressing "Leave now" until the page is covered, the slowest page',
        value: most(measured.map(({ covers }) => median(covers))),
        unit: "milliseconds",
        goal: { kind: "under", limit: COVERED_WITHIN },
        how: "On the same slow phone: from the time stamp of a real click until the frame with the empty page was drawn; the middle of the same rounds.",
      },
    ],
    tables: [
      {
        title: "Page by page",
        columns: [
          { name: "page" },
          { name: "script", unit: "bytes" },
          { name: "all", unit: "bytes" },
          { name: "largest paint", unit: "milliseconds" },
          { name: "its slowest", unit: "milliseconds" },
          { name: "covered", unit: "milliseconds" },
          { name: "its slowest", unit: "milliseconds" },
        ],
        rows: measured.map(({ name, script, all, paints, covers }) => [
          name,
          script,
          all,
          median(paints),
          most(paints),
          median(covers),
          most(covers),
        ]),
      },
    ],
    notes: [
      "The browser adds the round trip to each request. A first visit over HTTPS also looks up a name and shakes hands: about three round trips, 450 ms, before the first byte.",
      "A frame takes up to 17 ms by itself. Other programs on the machine make both times longer, slowed processor included.",
    ],
  };
}
