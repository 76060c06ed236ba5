import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { type PracticeForTests, practiceForTests } from "../story/practice-for-tests.ts";
import { type CaptureProxy, startCaptureProxy } from "./capture-proxy.ts";

/** What a test file has while its tests run. */
export interface PracticeBehindProxy {
  readonly copy: PracticeForTests;
  readonly proxy: CaptureProxy;
  /** Sends everything through the proxy, also what goes to this machine. */
  readonly browser: Browser;
}

/**
 * Starts a practice copy, and a browser that reaches it through a proxy only, before the tests of a
 * file, and ends them after.
 *
 * @param elsewhere what any other host answers
 * @returns a function that answers with them; it throws before the tests run
 */
export function practiceBehindProxy(elsewhere: string): () => PracticeBehindProxy {
  let started: PracticeBehindProxy | undefined;

  beforeAll(async () => {
    const copy = await practiceForTests();
    const proxy = await startCaptureProxy(elsewhere);
    // Chromium would pass the proxy by for loopback.
    const server = { server: proxy.address, bypass: "<-loopback>" };
    started = { copy, proxy, browser: await launchBrowser({ proxy: server }) };
  });
  afterAll(async () => {
    await started?.browser.close();
    await started?.proxy.close();
    await started?.copy.stop();
  });

  return () => {
    if (started === undefined) throw new Error("Cannot test: not started");
    return started;
  };
}
