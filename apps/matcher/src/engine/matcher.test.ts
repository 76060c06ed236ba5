import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BREAKER_MOST_UPLOADS, HOLD_ONLY_AFTER, STALE_AFTER } from "@holdfast/decision";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { matcherOn, movedClock } from "../testing/matcher-on.ts";

let folder: string;
let open: ReturnType<typeof matcherOn>[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  open = [];
});

afterEach(() => {
  for (const { store } of open) store.close();
  rmSync(folder, { recursive: true });
});

function start(rest: Parameters<typeof matcherOn>[1] = {}) {
  const started = matcherOn(folder, rest);
  open.push(started);
  return started;
}

/** As after a kill: what was not on disk is gone. */
function restart(rest: Parameters<typeof matcherOn>[1] = {}) {
  open.pop()!.store.close();
  return start(rest);
}

function photo(name: string, distance = 0, quality = 100) {
  return { hashes: [flipped(madeUpHash(name), distance)], quality };
}

function changesSince(engine: ReturnType<typeof matcherOn>["engine"], since = 0) {
  const answer = engine.decisionsAfter(since, false);
  if (answer.kind !== "decisions") throw new Error("Cannot read decisions");
  return answer.decisions.map(({ upload, change }) => `${change} ${upload}`);
}

describe("checking an upload", () => {
  it("holds at 31 bits from a claim and passes at 32", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    const near = engine.check("near", photo("beach", 31));
    const far = engine.check("far", photo("beach", 32));

    expect(near.decision).toMatchObject({ kind: "hold", because: "claimed", distance: 31 });
    expect(near.decision.treatment).toEqual({ kind: "hide-until-reviewed" });
    expect(far.decision.kind).toBe("pass");
  });

  it("finds a listing near any of the eight forms", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("turned 7"))));
    const hashes = Array.from({ length: 8 }, (_, form) => madeUpHash(`turned ${form}`));

    const { decision } = engine.check("mirrored", { hashes, quality: 90 });

    expect(decision).toMatchObject({ kind: "hold", distance: 0 });
  });

  it("is unsure about a picture too plain, also where it matches", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("wall"))));

    const { decision } = engine.check("wall", photo("wall", 0, 49));

    expect(decision).toMatchObject({ kind: "unsure", because: "too-plain" });
  });

  it("judges another picture under the same id afresh", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("post", photo("beach"));

    const replaced = engine.check("post", photo("mountain"));
    await engine.applyPage(page(removed(1)));

    expect(replaced.decision.kind).toBe("pass");
    expect(engine.status().uploads).toBe(1);
    expect(changesSince(engine)).toEqual([]);
  });

  it("treats an under-18 match apart", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("child"), { list: "under-18" })));

    const { decision } = engine.check("post", photo("child", 4));

    expect(decision).toMatchObject({ kind: "hold", list: "under-18" });
    expect(decision.treatment.kind).toBe("restrict-and-preserve");
  });
});

describe("judging again", () => {
  it("finds an upload that was posted before the claim, in any of its forms", async () => {
    const { engine } = start();
    await engine.applyPage(page());
    engine.check("old", photo("beach"));
    const hashes = Array.from({ length: 8 }, (_, form) => madeUpHash(`turned ${form}`));
    engine.check("old and mirrored", { hashes, quality: 90 });

    await engine.applyPage(
      page(listed(1, flipped(madeUpHash("beach"), 31)), listed(2, madeUpHash("turned 5"))),
    );

    expect(changesSince(engine)).toEqual(["hold old", "hold old and mirrored"]);
  });

  it("blocks on a confirmation and releases on a withdrawal", async () => {
    const { engine } = start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("post", photo("beach", 10));
    engine.check("other", photo("mountain"));

    await engine.applyPage(page(listed(1, hash, { state: "confirmed", grounds: "quorum" })));
    await engine.applyPage(page(removed(1)));

    expect(changesSince(engine)).toEqual(["block post", "release post"]);
    expect(engine.check("late", photo("beach")).decision.kind).toBe("pass");
  });

  it("releases before it holds, wherever a page says it", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", photo("beach"));
    engine.check("old", photo("mountain"));

    await engine.applyPage(page(listed(2, madeUpHash("mountain")), removed(1)));

    expect(changesSince(engine)).toEqual(["release held", "hold old"]);
  });

  it("lets the last word of a page about a listing count", async () => {
    const { engine } = start();

    await engine.applyPage(page(listed(1, madeUpHash("beach")), removed(1)));

    expect(engine.check("post", photo("beach")).decision.kind).toBe("pass");
  });

  it("keeps a hold when another claim still asks for it", async () => {
    const { engine } = start();
    await engine.applyPage(
      page(listed(1, madeUpHash("beach")), listed(2, flipped(madeUpHash("beach"), 6))),
    );
    engine.check("post", photo("beach"));

    await engine.applyPage(page(removed(1)));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.check("post", photo("beach")).decision).toMatchObject({ listing: listingId(2) });
  });

  it("says nothing of an upload that was forgotten", async () => {
    const { engine } = start();
    engine.check("gone", photo("beach"));

    const wasKnown = engine.forget("gone");
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(wasKnown).toBe(true);
    expect(engine.forget("gone")).toBe(false);
    expect(changesSince(engine)).toEqual([]);
  });
});

describe("a review of this platform", () => {
  it("counts at once and is on its way to the exchange", async () => {
    const { engine, store } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("looked-at", photo("beach", 2));
    engine.check("another copy", photo("beach", 8));

    const answer = engine.review("looked-at", "not-intimate");
    await engine.settle();

    expect(answer?.decision.kind).toBe("pass");
    expect(changesSince(engine)).toEqual(["release looked-at", "release another copy"]);
    expect(engine.check("new copy", photo("beach")).decision.kind).toBe("pass");
    expect(store.outbox.reviewed()).toEqual(new Set([listingId(1)]));
  });

  it("is not undone by a page that was asked for before the exchange had it", async () => {
    const { engine, store } = start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("post", photo("beach"));
    engine.whereToRead();
    engine.review("post", "not-intimate");
    await engine.settle();
    for (let letter = store.outbox.first(); letter; letter = store.outbox.first()) {
      store.outbox.remove(letter.number);
    }

    await engine.applyPage(page(listed(1, hash, { own: "none", state: "claimed" })));
    const meanwhile = changesSince(engine);
    engine.whereToRead();
    await engine.applyPage(page(listed(1, hash, { own: "intimate", state: "claimed" })));

    expect(meanwhile).toEqual(["release post"]);
    expect(changesSince(engine)).toEqual(["release post", "hold post"]);
  });

  it("blocks further copies once the exchange has confirmed it", async () => {
    const { engine } = start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("looked-at", photo("beach"));

    engine.review("looked-at", "intimate");
    await engine.applyPage(
      page(listed(1, hash, { state: "confirmed", grounds: "single", own: "intimate" })),
    );

    expect(engine.check("copy", photo("beach", 12)).decision).toMatchObject({
      kind: "block",
      because: "own-review",
    });
    expect(changesSince(engine)).toEqual(["block looked-at"]);
  });

  it("is impossible for an upload nobody checked", () => {
    const { engine } = start();

    expect(engine.review("unknown", "intimate")).toBeUndefined();
  });
});

describe("sightings", () => {
  it("are reported once for each action, for every listing that was acted on", async () => {
    const { engine, store } = start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, flipped(hash, 4))));

    engine.check("post", photo("beach"));
    engine.check("post", photo("beach"));
    const held = lettersOf(store);
    await engine.applyPage(page(listed(1, hash, { state: "confirmed", grounds: "analyst" })));

    expect(held).toEqual([`sighting ${listingId(1)} held`, `sighting ${listingId(2)} held`]);
    expect(lettersOf(store)).toEqual([
      `sighting ${listingId(1)} blocked`,
      `sighting ${listingId(2)} blocked`,
    ]);
  });

  it("are not reported for an upload that passes", async () => {
    const { engine, store } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    engine.check("post", photo("mountain"));

    expect(lettersOf(store)).toEqual([]);
  });
});

/** Takes all letters out, in order. */
function lettersOf(store: ReturnType<typeof matcherOn>["store"]): readonly string[] {
  const letters: string[] = [];
  for (let letter = store.outbox.first(); letter; letter = store.outbox.first()) {
    letters.push(`${letter.kind} ${letter.listing} ${letter.word}`);
    store.outbox.remove(letter.number);
  }
  return letters;
}

describe("out of contact", () => {
  it("blocks nothing after 24 hours and is unsure of everything after 7 days", async () => {
    const clock = movedClock();
    const { engine } = start({ now: clock.now });
    await engine.applyPage(
      page(listed(1, madeUpHash("beach"), { state: "confirmed", grounds: "quorum" })),
    );
    const atOnce = engine.check("a", photo("beach")).decision;
    clock.pass(HOLD_ONLY_AFTER + 1);
    const nextDay = engine.check("b", photo("beach")).decision;
    clock.pass(STALE_AFTER);
    const nextWeek = engine.check("c", photo("beach")).decision;

    expect(atOnce.kind).toBe("block");
    expect(nextDay).toMatchObject({ kind: "hold", because: "contact-lost" });
    expect(nextWeek).toMatchObject({ kind: "unsure", because: "stale" });
    expect(engine.status().contact).toBe("stale");
  });

  it("keeps what was done, and judges what it missed when the exchange is back", async () => {
    const clock = movedClock();
    const { engine } = start({ now: clock.now });
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, madeUpHash("mountain"))));
    engine.check("held", photo("beach"));
    engine.check("let go", photo("mountain"));
    clock.pass(STALE_AFTER + 1);
    await engine.noteTime();
    const inSilence = changesSince(engine);
    engine.check("meanwhile", photo("beach"));

    await engine.applyPage(page(removed(2)));

    expect(inSilence).toEqual([]);
    expect(changesSince(engine)).toEqual(["release let go", "hold meanwhile"]);
  });

  it("does not trust a list again before it was read to its end", async () => {
    const clock = movedClock();
    const { engine } = start({ now: clock.now });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    clock.pass(STALE_AFTER + 1);

    await engine.applyPage({ ...page(), more: true });
    const inTheMiddle = engine.check("post", photo("beach")).decision;
    await engine.applyPage(page());

    expect(inTheMiddle).toMatchObject({ kind: "unsure", because: "stale" });
    expect(changesSince(engine)).toEqual(["hold post"]);
  });

  it("notices silence that passed while it was not running", async () => {
    const clock = movedClock();
    const { engine } = start({ now: clock.now });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    clock.pass(STALE_AFTER + 1);
    const { engine: later } = restart({ now: clock.now });

    expect(later.status().contact).toBe("stale");
    expect(later.check("post", photo("beach")).decision).toMatchObject({ because: "stale" });
  });
});

describe("before the list was read to its end", () => {
  it("is unsure and catches up when it fails open", async () => {
    const { engine } = start({ policy: "fail-open" });
    await engine.applyPage({ ...page(listed(1, madeUpHash("beach"))), more: true });

    const early = engine.check("early", photo("beach")).decision;
    await engine.applyPage(page());

    expect(early).toMatchObject({ kind: "unsure", because: "unavailable" });
    expect(changesSince(engine)).toEqual(["hold early"]);
  });

  it("holds and lets go of what it need not have held when it fails closed", async () => {
    const { engine } = start({ policy: "fail-closed" });

    const early = engine.check("early", photo("mountain")).decision;
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(early).toMatchObject({ kind: "hold", because: "unavailable" });
    expect(changesSince(engine)).toEqual(["release early"]);
  });
});

describe("starting over", () => {
  it("drops what is no longer there, only once everything was read", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach")), listed(2, madeUpHash("mountain"))));
    engine.check("stays", photo("beach"));
    engine.check("goes", photo("mountain"));

    engine.startOver();
    await engine.applyPage({ ...page(), more: true });
    const meanwhile = engine.check("meanwhile", photo("mountain")).decision;
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(meanwhile.kind).toBe("hold");
    expect(changesSince(engine)).toEqual(["release goes", "release meanwhile"]);
    expect(engine.status().listings).toBe(1);
  });

  it("goes on under new ids without a gap, also where an id now means another hash", async () => {
    const { engine } = start();
    const [beach, mountain] = [madeUpHash("beach"), madeUpHash("mountain")];
    await engine.applyPage(page(listed(1, beach), listed(2, mountain)));
    engine.check("at the beach", photo("beach"));
    engine.check("on the mountain", photo("mountain"));

    engine.startOver();
    await engine.applyPage({ ...page(listed(1, mountain)), more: true });
    await engine.applyPage(page(listed(3, beach)));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.status().listings).toBe(2);
    expect(engine.check("new", photo("beach")).decision).toMatchObject({ listing: listingId(3) });
    await engine.applyPage(page(removed(3), removed(1)));
    expect(changesSince(engine)).toEqual([
      "release at the beach",
      "release on the mountain",
      "release new",
    ]);
  });

  it("takes unsent reviews and an open breaker along to the new id", async () => {
    const { engine, store } = start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, madeUpHash("viral"))));
    engine.check("post", photo("beach"));
    engine.review("post", "not-intimate");
    for (let copy = 0; copy <= BREAKER_MOST_UPLOADS; copy++) {
      engine.check(`copy-${copy}`, photo("viral"));
    }

    engine.startOver();
    engine.whereToRead();
    await engine.applyPage(page(listed(7, hash), listed(8, madeUpHash("viral"))));

    expect(store.outbox.reviewed()).toEqual(new Set([listingId(7)]));
    expect(engine.check("post", photo("beach")).decision.kind).toBe("pass");
    expect(engine.paused().map(({ listing }) => listing)).toEqual([listingId(8)]);
    expect(changesSince(engine)).toEqual(["release post"]);
  });
});

describe("the breaker", () => {
  it("stops acting on a claim that matches many uploads, until someone looks", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("viral"))));

    for (let copy = 1; copy <= BREAKER_MOST_UPLOADS; copy++) {
      expect(engine.check(`copy-${copy}`, photo("viral", 2)).decision.kind).toBe("hold");
    }
    const oneMore = engine.check("one-more", photo("viral")).decision;

    expect(oneMore).toMatchObject({ kind: "unsure", because: "paused" });
    expect(engine.paused()).toMatchObject([
      { listing: listingId(1), uploads: BREAKER_MOST_UPLOADS + 1 },
    ]);
    expect(engine.paused()[0]!.samples).toHaveLength(BREAKER_MOST_UPLOADS);
    engine.review("one-more", "intimate");
    await engine.settle();
    expect(engine.paused()).toEqual([]);
    expect(changesSince(engine)).toEqual(["hold one-more"]);
  });

  it("does not hold a viral picture's old copies because somebody claims it", async () => {
    const { engine } = start();
    await engine.applyPage(page());
    for (let copy = 0; copy <= BREAKER_MOST_UPLOADS; copy++) {
      engine.check(`copy-${copy}`, photo("viral"));
    }

    await engine.applyPage(page(listed(1, madeUpHash("viral"))));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.paused()).toHaveLength(1);
  });
});

describe("a dry run", () => {
  it("answers pass with what it would have done, and reports nothing", async () => {
    const { engine, store } = start({ isDryRun: true });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("old", photo("mountain"));

    const answer = engine.check("post", photo("beach"));
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
    const { engine } = start({ isDryRun: true });
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("post", photo("beach"));

    const { engine: live } = restart();
    live.goLive();
    await live.settle();

    expect(changesSince(live)).toEqual(["hold post"]);
  });
});

describe("a restart", () => {
  it("keeps the list, the uploads and what was said of them", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", photo("beach", 20));
    engine.check("passed", photo("mountain"));

    const { engine: later } = restart();
    const copy = later.check("copy", photo("beach"));
    await later.applyPage(page(removed(1), listed(2, madeUpHash("mountain"))));

    expect(copy.decision.kind).toBe("hold");
    expect(changesSince(later)).toEqual(["release held", "release copy", "hold passed"]);
  });

  it("ends what a change had begun", async () => {
    const { engine, store } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", photo("beach"));
    store.atomically(() => {
      store.waiting.addMatching(listingId(1));
      store.matches.removeListing(listingId(1));
      store.listings.remove(listingId(1));
    });

    const { engine: later } = restart();
    await later.settle();

    expect(changesSince(later)).toEqual(["release held"]);
  });
});

describe("the log of decisions", () => {
  it("goes on from a cursor and refuses one it never gave", async () => {
    const { engine } = start();
    await engine.applyPage(page());
    engine.check("a", photo("beach"));
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    const first = engine.decisionsAfter(0, false);
    await engine.applyPage(page(removed(1)));

    expect(first).toMatchObject({ kind: "decisions", cursor: 1 });
    expect(changesSince(engine, 1)).toEqual(["release a"]);
    expect(engine.decisionsAfter(3, false)).toEqual({ kind: "resync" });
  });
});
