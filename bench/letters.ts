import type { Page } from "playwright-core";
import type { Bench } from "./bench.ts";
import { meterNetwork, sumOfBodies } from "./browser/network-meter.ts";
import { withPracticeCopy } from "./browser/with-practice-copy.ts";
import { median } from "./percentile.ts";

const MOST_SCRIPT = 100_000; // bytes
const FILE_WITHIN = 1_000; // milliseconds

/** How often a Word file is made in a page of its own; the middle one counts. */
const ROUNDS = 5;

export const letters: Bench = {
  name: "letters",
  title: "The page of letters",
  run: (say) =>
    withPracticeCopy(async ({ site }, browser) => {
      const address = new URL("en/ch/letters", site).href;
      const times: number[] = [];
      let script = 0;
      let before = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        say(`Word file ${round + 1} of ${ROUNDS}`);
        const context = await browser.newContext({ acceptDownloads: true });
        const page = await context.newPage();
        const meter = await meterNetwork(page);
        await page.goto(address);
        await page.getByLabel("Side by side with").selectOption("ar");
        before = sumOfBodies(await meter.take(), "Script");
        times.push(await timeToFile(page));
        script = before + sumOfBodies(await meter.take(), "Script");
        await context.close();
      }

      return {
        figures: [
          {
            what: "page of letters, all script, the part for Word files included",
            value: script,
            unit: "bytes",
            goal: { kind: "under", limit: MOST_SCRIPT },
            how: `Bodies of every script until the first Word file is made, as transferred to Chromium without a cache; ${before} bytes of it come before.`,
          },
          {
            what: "from choosing another letter to its Word file",
            value: median(times),
            unit: "milliseconds",
            goal: { kind: "under", limit: FILE_WITHIN },
            how: "In two languages: from the press on another kind until the browser has the file, the part for Word files fetched for the first time; the middle of five pages.",
          },
        ],
        tables: [],
        notes: [],
      };
    }),
};

async function timeToFile(page: Page): Promise<number> {
  const kind = page.locator('[data-choice="letter"][value="all-parents"]');
  await page.locator('[data-choice="letter"][value="card"]').check();
  const start = performance.now();
  await kind.check();
  await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Word file (DOCX)" }).click(),
  ]);
  return performance.now() - start;
}
