import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openMatcher } from "../open-matcher.ts";
import { type FeedServer, KEY, startFeedServer } from "../testing/feed-server.ts";
import { listed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { runCommand } from "../testing/run-command.ts";

let home: string;
let exchange: FeedServer;

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
  exchange.publish(listed(1, madeUpHash("beach")));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await exchange.close();
  rmSync(home, { recursive: true });
});

const run = (...args: readonly string[]) =>
  runCommand(args, {
    HOLDFAST_MATCH_DATA: home,
    HOLDFAST_MATCH_EXCHANGE: exchange.url,
    HOLDFAST_MATCH_KEY: KEY,
  });

/** As on a machine with a megabyte left. */
function useUpMemory(): void {
  vi.spyOn(process, "constrainedMemory").mockReturnValue(process.memoryUsage.rss() + 1_000_000);
}

it.each([["sync", "--once"], ["sync"], ["serve"], ["check", "a.jpg"], ["scan", "."]])(
  "%s says that the list is larger than memory, with the code of a setting",
  async (...args) => {
    const read = await run("sync", "--once");
    useUpMemory();

    const { code, said } = await run(...args);

    expect(read.code).toBe(0);
    expect(code).toBe(2);
    expect(said).toMatch(/Cannot load the listings: this needs \d+ MB of memory/);
  },
);

it("leaves the folder free for when there is more memory", async () => {
  useUpMemory();
  const options = { data: home, exchange: exchange.url, key: KEY, workers: 1 };
  expect(() => openMatcher(options)).toThrow("Cannot load the listings");
  vi.restoreAllMocks();

  const opened = openMatcher(options);
  await opened.ready();

  expect(opened.status().listings).toBe(1);
  await opened.close();
});
