import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type OpenMatcher, openMatcher } from "./open-matcher.ts";
import { type FeedServer, KEY, startFeedServer } from "./testing/feed-server.ts";
import { bothHashes, largeJpeg } from "./testing/large-jpeg.contract.ts";
import { listed } from "./testing/listed.ts";
import { asideOfBoth } from "./testing/made-up-hash.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let data: string;
let exchange: FeedServer;
let matcher: OpenMatcher;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
  matcher = openMatcher({ data, exchange: exchange.url, key: KEY, workers: 1 });
  await matcher.ready();
});

afterEach(async () => {
  await matcher.close();
  await exchange.close();
  rmSync(data, { recursive: true });
});

it("a large JPEG is remembered by its exact hash: what is listed later is compared with that", async () => {
  const file = await largeJpeg();
  const { reduced, exact } = await bothHashes(file);
  await matcher.checkFile("old", Uint8Array.from(file));

  // 31 bits beside the exact hash, more beside the reduced one.
  exchange.publish(listed(1, asideOfBoth(exact.hashes.original, reduced.hashes.original, 31)));

  const answer = await matcher.decisions(0, { wait: 20_000 });
  expect(answer).toMatchObject({
    decisions: [{ change: "hold", upload: "old", decision: { distance: 31 } }],
  });
});
