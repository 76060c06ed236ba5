import { BREAKER_MOST_UPLOADS } from "@holdfast/decision";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, workplace } from "../testing/matcher-on.ts";

let place: ReturnType<typeof workplace>;

beforeEach(() => {
  place = workplace();
});

afterEach(() => place.tidy());

describe("the breaker", () => {
  it("stops acting on a claim that matches many uploads, until someone looks", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("viral"))));

    const copies = Array.from({ length: BREAKER_MOST_UPLOADS }, (_, at) => `copy-${at}`);
    for (const copy of copies) {
      expect(engine.check(copy, madeUpPhoto("viral", 2)).decision.kind).toBe("hold");
    }
    const oneMore = engine.check("one-more", madeUpPhoto("viral")).decision;

    expect(oneMore).toMatchObject({ kind: "unsure", because: "paused" });
    expect(engine.paused()).toMatchObject([
      { listing: listingId(1), uploads: BREAKER_MOST_UPLOADS + 1 },
    ]);
    expect(engine.paused()[0]!.samples).toHaveLength(BREAKER_MOST_UPLOADS);
    engine.review("one-more", "intimate");
    await engine.settle();
    expect(engine.paused()).toEqual([]);
    expect(changesSince(engine)).toEqual(["one-more", ...copies].map((id) => `block ${id}`));
  });

  it("does not hold a viral picture's old copies because somebody claims it", async () => {
    const { engine } = place.start();
    await engine.applyPage(page());
    for (let copy = 0; copy <= BREAKER_MOST_UPLOADS; copy++) {
      engine.check(`copy-${copy}`, madeUpPhoto("viral"));
    }

    await engine.applyPage(page(listed(1, madeUpHash("viral"))));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.paused()).toHaveLength(1);
  });
});

describe("a dry run", () => {
  it("answers pass with what it would have done, and reports nothing", async () => {
    const { engine, store } = place.start({ isDryRun: true });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("old", madeUpPhoto("mountain"));

    const answer = engine.check("post", madeUpPhoto("beach"));
    await engine.applyPage(page(listed(2, madeUpHash("mountain"))));

    expect(answer.decision.kind).toBe("pass");
    expect(answer.wouldHave).toMatchObject({ kind: "hold" });
    expect(store.outbox.count()).toBe(0);
    expect(changesSince(engine)).toEqual([]);
    expect(engine.decisionsAfter(0, true)).toMatchObject({
      decisions: [{ upload: "old", change: "hold", dryRun: true }],
    });
  });

  it("is followed by the news it kept, once it is over", async () => {
    const { engine } = place.start({ isDryRun: true });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("post", madeUpPhoto("beach"));

    const { engine: live } = place.start();
    live.goLive();
    await live.settle();

    expect(changesSince(live)).toEqual(["hold post"]);
  });
});

describe("a restart", () => {
  it("keeps the list, the uploads and what was said of them", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", madeUpPhoto("beach", 20));
    engine.check("passed", madeUpPhoto("mountain"));

    const { engine: later } = place.start();
    const copy = later.check("copy", madeUpPhoto("beach"));
    await later.applyPage(page(removed(1), listed(2, madeUpHash("mountain"))));

    expect(copy.decision.kind).toBe("hold");
    expect(changesSince(later)).toEqual(["release held", "release copy", "hold passed"]);
  });

  it("ends what a change had begun", async () => {
    const { engine, store } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", madeUpPhoto("beach"));
    store.atomically(() => {
      store.waiting.addMatching(listingId(1));
      store.matches.removeListing(listingId(1));
      store.listings.remove(listingId(1));
    });

    const { engine: later } = place.start();
    await later.settle();

    expect(changesSince(later)).toEqual(["release held"]);
  });
});
