import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Log } from "./log.ts";
import { openMatcher } from "./open-matcher.ts";
import { type FeedServer, KEY, startFeedServer } from "./testing/feed-server.ts";
import { listed } from "./testing/listed.ts";
import { madeUpHash } from "./testing/made-up-hash.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let data: string;
let exchange: FeedServer;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
});

afterEach(async () => {
  await exchange.close();
  rmSync(data, { recursive: true });
});

it.each([
  ["the same key, refused since", KEY],
  ["another key", "hfp_another-key"],
])("an earlier list is used, and a refusal is logged: %s", async (_, key) => {
  exchange.publish(listed(1, madeUpHash("beach")));
  const options = { data, exchange: exchange.url, workers: 1 };
  const earlier = openMatcher({ ...options, key: KEY });
  await earlier.ready();
  await earlier.close();
  exchange.fail("not-authorised");
  const [info, warn, error] = [vi.fn(), vi.fn(), vi.fn()];

  const opened = openMatcher({ ...options, key, log: { info, warn, error } as unknown as Log });
  await opened.ready();
  await vi.waitFor(() => expect(opened.status().link).toBe("not-authorised"), 20_000);
  const { decision } = opened.check("post", { hashes: [madeUpHash("beach")], quality: 100 });
  await opened.close();

  expect(decision.kind).toBe("hold");
  expect(error.mock.calls).toEqual([[expect.stringContaining("refuses this key")]]);
  expect(JSON.stringify([info.mock.calls, warn.mock.calls, error.mock.calls])).not.toContain(key);
});
