import { BREAKER_MOST_UPLOADS, HOLD_ONLY_AFTER, STALE_AFTER } from "@holdfast/decision";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, movedClock, workplace } from "../testing/matcher-on.ts";

let place: ReturnType<typeof workplace>;

beforeEach(() => {
  place = workplace();
});

afterEach(() => place.tidy());

describe("out of contact", () => {
  it("blocks nothing after 24 hours and is unsure of everything after 7 days", async () => {
    const clock = movedClock();
    const { engine } = place.start({ now: clock.now });
    await engine.applyPage(
      page(listed(1, madeUpHash("beach"), { state: "confirmed", grounds: "quorum" })),
    );
    const atOnce = engine.check("a", madeUpPhoto("beach")).decision;
    clock.pass(HOLD_ONLY_AFTER + 1);
    const nextDay = engine.check("b", madeUpPhoto("beach")).decision;
    clock.pass(STALE_AFTER);
    const nextWeek = engine.check("c", madeUpPhoto("beach")).decision;

    expect(atOnce.kind).toBe("block");
    expect(nextDay).toMatchObject({ kind: "hold", because: "contact-lost" });
    expect(nextWeek).toMatchObject({ kind: "unsure", because: "stale" });
    expect(engine.status().contact).toBe("stale");
  });

  it("keeps what was done, and judges what it missed when the exchange is back", async () => {
    const clock = movedClock();
    const { engine } = place.start({ now: clock.now });
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, madeUpHash("mountain"))));
    engine.check("held", madeUpPhoto("beach"));
    engine.check("let go", madeUpPhoto("mountain"));
    clock.pass(STALE_AFTER + 1);
    await engine.noteTime();
    const inSilence = changesSince(engine);
    engine.check("meanwhile", madeUpPhoto("beach"));

    await engine.applyPage(page(removed(2)));

    expect(inSilence).toEqual([]);
    expect(changesSince(engine)).toEqual(["release let go", "hold meanwhile"]);
  });

  it("does not trust a list again before it was read to its end", async () => {
    const clock = movedClock();
    const { engine } = place.start({ now: clock.now });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    clock.pass(STALE_AFTER + 1);

    await engine.applyPage({ ...page(), more: true });
    const inTheMiddle = engine.check("post", madeUpPhoto("beach")).decision;
    await engine.applyPage(page());

    expect(inTheMiddle).toMatchObject({ kind: "unsure", because: "stale" });
    expect(changesSince(engine)).toEqual(["hold post"]);
  });

  it("notices silence that passed while it was not running", async () => {
    const clock = movedClock();
    const { engine } = place.start({ now: clock.now });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    clock.pass(STALE_AFTER + 1);
    const { engine: later } = place.start({ now: clock.now });

    expect(later.status().contact).toBe("stale");
    expect(later.check("post", madeUpPhoto("beach")).decision).toMatchObject({ because: "stale" });
  });
});

describe("before the list was read to its end", () => {
  it("is unsure and catches up when it fails open", async () => {
    const { engine } = place.start({ policy: "fail-open" });
    await engine.applyPage({ ...page(listed(1, madeUpHash("beach"))), more: true });

    const early = engine.check("early", madeUpPhoto("beach")).decision;
    await engine.applyPage(page());

    expect(early).toMatchObject({ kind: "unsure", because: "unavailable" });
    expect(changesSince(engine)).toEqual(["hold early"]);
  });

  it("holds and lets go of what it need not have held when it fails closed", async () => {
    const { engine } = place.start({ policy: "fail-closed" });

    const early = engine.check("early", madeUpPhoto("mountain")).decision;
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(early).toMatchObject({ kind: "hold", because: "unavailable" });
    expect(changesSince(engine)).toEqual(["release early"]);
  });
});

describe("starting over", () => {
  it("drops what is no longer there, only once everything was read", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach")), listed(2, madeUpHash("mountain"))));
    engine.check("stays", madeUpPhoto("beach"));
    engine.check("goes", madeUpPhoto("mountain"));

    engine.startOver();
    await engine.applyPage({ ...page(), more: true });
    const meanwhile = engine.check("meanwhile", madeUpPhoto("mountain")).decision;
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(meanwhile.kind).toBe("hold");
    expect(changesSince(engine)).toEqual(["release goes", "release meanwhile"]);
    expect(engine.status().listings).toBe(1);
  });

  it("goes on under new ids without a gap, also where an id now means another hash", async () => {
    const { engine } = place.start();
    const [beach, mountain] = [madeUpHash("beach"), madeUpHash("mountain")];
    await engine.applyPage(page(listed(1, beach), listed(2, mountain)));
    engine.check("at the beach", madeUpPhoto("beach"));
    engine.check("on the mountain", madeUpPhoto("mountain"));

    engine.startOver();
    await engine.applyPage({ ...page(listed(1, mountain)), more: true });
    await engine.applyPage(page(listed(3, beach)));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.status().listings).toBe(2);
    expect(engine.check("new", madeUpPhoto("beach")).decision).toMatchObject({
      listing: listingId(3),
    });
    await engine.applyPage(page(removed(3), removed(1)));
    expect(changesSince(engine)).toEqual([
      "release at the beach",
      "release on the mountain",
      "release new",
    ]);
  });

  it("takes unsent reviews and an open breaker along to the new id", async () => {
    const { engine, store } = place.start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, madeUpHash("viral"))));
    engine.check("post", madeUpPhoto("beach"));
    engine.review("post", "not-intimate");
    for (let copy = 0; copy <= BREAKER_MOST_UPLOADS; copy++) {
      engine.check(`copy-${copy}`, madeUpPhoto("viral"));
    }

    engine.startOver();
    engine.whereToRead();
    await engine.applyPage(page(listed(7, hash), listed(8, madeUpHash("viral"))));

    expect(store.outbox.reviewed()).toEqual(new Set([listingId(7)]));
    expect(engine.check("post", madeUpPhoto("beach")).decision.kind).toBe("pass");
    expect(engine.paused().map(({ listing }) => listing)).toEqual([listingId(8)]);
    expect(changesSince(engine)).toEqual(["release post"]);
  });
});
