import type { Browser } from "playwright-core";
import { launchBrowser } from "../../e2e/browser/launch-browser.ts";
import { practiceForTests } from "../../e2e/story/practice-for-tests.ts";
import type { PracticeCopy } from "../../scripts/practice/practice-copy.ts";

/** Runs work with a practice copy of its own and a real browser, and ends both. */
export async function withPracticeCopy<Answer>(
  work: (copy: PracticeCopy, browser: Browser) => Promise<Answer>,
): Promise<Answer> {
  const copy = await practiceForTests();
  try {
    const browser = await launchBrowser();
    try {
      return await work(copy, browser);
    } finally {
      await browser.close();
    }
  } finally {
    await copy.stop();
  }
}
