import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { STALE_AFTER } from "@holdfast/decision";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type MatcherOptions, type OpenMatcher, openMatcher } from "./open-matcher.ts";
import { FolderInUseError } from "./store/open-store.ts";
import { type FeedServer, KEY, startFeedServer } from "./testing/feed-server.ts";
import { listed, listingId, removed } from "./testing/listed.ts";
import { madeUpHash } from "./testing/made-up-hash.ts";
import { movedClock } from "./testing/matcher-on.ts";
import { claimFor, photoVector } from "./testing/photo-vector.ts";
import { NotReadyError } from "./until-ready.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let data: string;
let exchange: FeedServer;
let matcher: OpenMatcher | undefined;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
});

afterEach(async () => {
  await matcher?.close();
  matcher = undefined;
  await exchange.close();
  rmSync(data, { recursive: true });
});

async function open(options: Partial<MatcherOptions> = {}): Promise<OpenMatcher> {
  await matcher?.close();
  matcher = openMatcher({ data, exchange: exchange.url, key: KEY, workers: 1, ...options });
  return matcher;
}

async function openReady(options: Partial<MatcherOptions> = {}): Promise<OpenMatcher> {
  const opened = await open(options);
  await opened.ready();
  return opened;
}

function photo(name: string) {
  return { hashes: [madeUpHash(name)], quality: 100 };
}

/** The next news after a cursor, as `change upload`. */
async function news(opened: OpenMatcher, since = 0): Promise<readonly string[]> {
  const answer = await opened.decisions(since, { wait: 20_000 });
  if (answer.kind !== "decisions") throw new Error("Cannot read decisions");
  return answer.decisions.map(({ change, upload }) => `${change} ${upload}`);
}

const ALTERED: Record<string, (file: Uint8Array) => Sharp> = {
  recompressed: (file) => sharp(file).jpeg({ quality: 40 }),
  smaller: (file) => sharp(file).resize({ width: 300 }).webp(),
  recoloured: (file) => sharp(file).modulate({ saturation: 0.4, brightness: 1.1 }).png(),
  "in black and white": (file) => sharp(file).greyscale().jpeg(),
  mirrored: (file) => sharp(file).flop().jpeg(),
  "on its side": (file) => sharp(file).rotate(90).jpeg(),
};

describe("altered copies of real photos", () => {
  const ORIGINALS = ["pdq/images/aaa-orig.jpg", "pdq/images/q2821.jpg"];

  it.each(Object.keys(ALTERED))("are held when %s", async (alteration) => {
    for (const [at, original] of ORIGINALS.entries()) {
      exchange.publish(listed(at + 1, await claimFor(photoVector(original))));
    }
    const opened = await openReady();

    for (const [at, original] of ORIGINALS.entries()) {
      const copy = await ALTERED[alteration]!(photoVector(original)).toBuffer();
      const { decision } = await opened.checkFile(`copy-${at}`, Uint8Array.from(copy));

      expect(decision).toMatchObject({ kind: "hold", listing: listingId(at + 1) });
    }
  });

  it("are told from other photos", async () => {
    exchange.publish(listed(1, await claimFor(photoVector("pdq/images/aaa-orig.jpg"))));
    const opened = await openReady();

    const { decision } = await opened.checkFile("other", photoVector("pdq/images/q0746.jpg"));

    expect(decision).toEqual({ kind: "pass", treatment: { kind: "leave" } });
  });

  it("are found when they were posted before the claim", async () => {
    const original = photoVector("pdq/images/aaa-orig.jpg");
    const opened = await openReady();
    const copy = await ALTERED["mirrored"]!(original).toBuffer();
    await opened.checkFile("old", Uint8Array.from(copy));

    exchange.publish(listed(1, await claimFor(original)));

    expect(await news(opened)).toEqual(["hold old"]);
  });
});

describe("following the exchange", () => {
  it("releases what was held once the claim is withdrawn", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();
    opened.check("post", photo("beach"));

    exchange.publish(removed(1));

    expect(await news(opened)).toEqual(["release post"]);
    expect(opened.status()).toMatchObject({ listings: 0, contact: "fresh", link: "connected" });
  });

  it("tells the exchange what it held and what its reviewer saw, in that order", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();

    opened.check("post", photo("beach"));
    const answer = await opened.review("post", "not-intimate");

    expect(answer?.decision.kind).toBe("pass");
    await vi.waitFor(() =>
      expect(exchange.kept).toEqual([
        `sighting ${listingId(1)} held`,
        `review ${listingId(1)} not-intimate`,
      ]),
    );
    expect(opened.status().unsent).toBe(0);
  });

  it("acts on its own reviewer's word while the exchange is silent, and tells it once it is back, over a restart too", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();
    exchange.fail("unavailable");
    opened.check("post", photo("beach"));
    const answer = await opened.review("post", "intimate");

    const later = await open();
    const unsent = later.status().unsent;
    exchange.fail(undefined);

    expect(answer?.decision).toMatchObject({ kind: "block", because: "own-review" });
    expect(unsent).toBe(3);
    await vi.waitFor(
      () =>
        expect(exchange.kept).toEqual([
          `sighting ${listingId(1)} held`,
          `review ${listingId(1)} intimate`,
          `sighting ${listingId(1)} blocked`,
        ]),
      20_000,
    );
  });

  it("drops letters about a listing the exchange no longer has", async () => {
    exchange.publish(listed(1, madeUpHash("beach")), listed(2, madeUpHash("mountain")));
    const opened = await openReady();
    exchange.fail("unavailable");
    opened.check("post", photo("beach"));
    exchange.publish(removed(1));
    opened.check("other", photo("mountain"));
    exchange.fail(undefined);

    await vi.waitFor(
      () => expect(exchange.kept).toEqual([`sighting ${listingId(2)} held`]),
      20_000,
    );
  });

  it("says that its key is refused, and goes on holding", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();

    exchange.fail("not-authorised");

    await vi.waitFor(() => expect(opened.status().link).toBe("not-authorised"));
    expect(opened.check("post", photo("beach")).decision.kind).toBe("hold");
  });

  it("reads everything again after a restore, without letting go in between", async () => {
    exchange.publish(listed(1, madeUpHash("beach")), listed(2, madeUpHash("mountain")));
    const opened = await openReady();
    opened.check("post", photo("beach"));

    exchange.restore((change) => ({ ...change, id: change.id.replace(/^0{4}/, "abcd") }));
    await vi.waitFor(() => expect(exchange.readings()).toBe(2));
    exchange.publish(removed(2));
    opened.check("new", photo("beach"));
    const renamed = listed(1, "").id.replace(/^0{4}/, "abcd");
    exchange.publish({ kind: "removed", id: renamed, why: "withdrawn" });

    expect(await news(opened)).toEqual(["release post", "release new"]);
  });

  it("reads everything again with another key, and drops what that key does not see", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();
    opened.check("post", photo("beach"));
    const other = await startFeedServer();

    const later = await open({ exchange: other.url });
    const meanwhile = later.check("meanwhile", photo("beach")).decision.kind;

    expect(meanwhile).toBe("hold");
    expect(await news(later)).toContain("release post");
    await matcher?.close();
    matcher = undefined;
    await other.close();
  });

  it("does not act on a list of last week", async () => {
    const clock = movedClock();
    exchange.publish(listed(1, madeUpHash("beach")));
    await openReady({ now: clock.now });
    exchange.fail("unavailable");
    clock.pass(STALE_AFTER + 1);

    const later = await open({ now: clock.now });

    expect(later.check("post", photo("beach")).decision).toMatchObject({ because: "stale" });
    expect(later.status().contact).toBe("stale");
  });
});

describe("when something fails", () => {
  it("says at once that a key is refused instead of waiting for a list that cannot come", async () => {
    const opened = await open({ key: "hfp_another-key" });

    const refused = opened.ready({ within: 600_000 });

    await expect(refused).rejects.toThrow(NotReadyError);
    await expect(refused).rejects.toMatchObject({ link: "not-authorised" });
  });

  it("does not wait for a silent exchange longer than it was told, and says why", async () => {
    exchange.fail("unavailable");
    const opened = await open();
    await vi.waitFor(() => expect(opened.status().link).toBe("unreachable"), 20_000);

    const waited = opened.ready({ within: 20 });

    await expect(waited).rejects.toMatchObject({ name: "NotReadyError", link: "unreachable" });
    await expect(waited).rejects.toThrow("within 0.02 seconds");
  });

  it("stops waiting when it is told to, and when it is closed", async () => {
    exchange.fail("unavailable");
    const opened = await open();
    const stop = new AbortController();

    const told = opened.ready({ signal: stop.signal });
    const closed = opened.ready();
    stop.abort(new Error("enough"));
    const both = Promise.allSettled([told, closed]);
    await opened.close();
    matcher = undefined;

    expect(await both).toMatchObject([
      { status: "rejected", reason: { message: "enough" } },
      { status: "rejected", reason: { name: "NotReadyError" } },
    ]);
  });

  it.each([
    [{ exchange: undefined }, /"exchange".*found nothing/],
    [{ exchange: "exchange" }, /"exchange".*found "exchange"/],
    [{ key: undefined }, /"key"/],
  ])("says which option is missing, and leaves the folder free: %j", async (missing, words) => {
    const options = { data, exchange: exchange.url, key: KEY, workers: 1, ...missing };

    expect(() => openMatcher(options as MatcherOptions)).toThrow(words);
    await open();
  });

  it("lets no second process work with the folder", async () => {
    await open();

    expect(() => openMatcher({ data, exchange: exchange.url, key: KEY })).toThrow(FolderInUseError);
  });

  it.each([
    ["fail-open", "unsure"],
    ["fail-closed", "hold"],
  ] as const)(
    "answers by policy (%s: %s) while the store refuses",
    async (whenUnavailable, kind) => {
      exchange.publish(listed(1, madeUpHash("beach")));
      const opened = await openReady({ whenUnavailable });
      const db = new DatabaseSync(path.join(data, "matcher.sqlite"));
      db.exec("CREATE TRIGGER full BEFORE INSERT ON uploads BEGIN SELECT RAISE(FAIL, 'full'); END");

      const refused = opened.check("post", photo("mountain")).decision;
      const wasWell = opened.isWell();
      db.exec("DROP TRIGGER full");
      db.close();
      const kept = opened.check("post", photo("beach")).decision;

      expect(refused).toMatchObject({ kind, because: "unavailable" });
      expect(wasWell).toBe(false);
      expect(kept.kind).toBe("hold");
      expect(opened.isWell()).toBe(true);
    },
  );

  it("keeps the earlier picture in mind when new bytes under its id cannot be read", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const opened = await openReady();
    opened.check("post", photo("beach"));

    const { decision } = await opened.checkFile("post", new TextEncoder().encode("not a picture"));
    exchange.publish(removed(1));

    expect(decision).toMatchObject({ kind: "unsure", because: "unreadable", why: "not-a-picture" });
    expect(await news(opened)).toEqual(["release post"]);
  });

  it("refuses an id of another form", async () => {
    const opened = await open();

    expect(() => opened.check("../etc/passwd", photo("beach"))).toThrow(RangeError);
  });
});
