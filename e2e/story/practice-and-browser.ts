import type { Browser, LaunchOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { type PracticeForTests, practiceForTests } from "./practice-for-tests.ts";

/** What a test file has while its tests run. */
export interface PracticeAndBrowser {
  readonly copy: PracticeForTests;
  readonly browser: Browser;
}

/**
 * Starts a practice copy and a browser before the tests of a file, and ends both after them.
 *
 * @returns a function that answers with them; it throws before the tests run
 */
export function practiceAndBrowser(options: LaunchOptions = {}): () => PracticeAndBrowser {
  let started: PracticeAndBrowser | undefined;

  beforeAll(async () => {
    started = { copy: await practiceForTests(), browser: await launchBrowser(options) };
  });
  afterAll(async () => {
    await started?.browser.close();
    await started?.copy.stop();
  });

  return () => {
    if (started === undefined) throw new Error("Cannot test: not started");
    return started;
  };
}
