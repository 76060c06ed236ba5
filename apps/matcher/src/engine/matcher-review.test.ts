import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, type matcherOn, workplace } from "../testing/matcher-on.ts";

let place: ReturnType<typeof workplace>;

beforeEach(() => {
  place = workplace();
});

afterEach(() => place.tidy());

describe("a review of this platform", () => {
  it("counts at once and is on its way to the exchange", async () => {
    const { engine, store } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("looked-at", madeUpPhoto("beach", 2));
    engine.check("another copy", madeUpPhoto("beach", 8));

    const answer = engine.review("looked-at", "not-intimate");
    await engine.settle();

    expect(answer?.decision.kind).toBe("pass");
    expect(changesSince(engine)).toEqual(["release looked-at", "release another copy"]);
    expect(engine.check("new copy", madeUpPhoto("beach")).decision.kind).toBe("pass");
    expect(store.outbox.reviewed()).toEqual(new Set([listingId(1)]));
  });

  it("is not undone by a page that was asked for before the exchange had it", async () => {
    const { engine, store } = place.start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("post", madeUpPhoto("beach"));
    engine.whereToRead();
    engine.review("post", "not-intimate");
    await engine.settle();
    for (let letter = store.outbox.first(); letter; letter = store.outbox.first()) {
      store.outbox.remove(letter.number);
    }

    await engine.applyPage(page(listed(1, hash, { own: "none", state: "claimed" })));
    const meanwhile = changesSince(engine);
    engine.whereToRead();
    await engine.applyPage(page(listed(1, hash, { own: "unsure", state: "claimed" })));

    expect(meanwhile).toEqual(["release post"]);
    expect(changesSince(engine)).toEqual(["release post", "hold post"]);
  });

  it("intimate blocks the upload and every copy at once, before the exchange has answered", async () => {
    const { engine, store } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("looked-at", madeUpPhoto("beach", 2));
    engine.check("another copy", madeUpPhoto("beach", 8));

    const answer = engine.review("looked-at", "intimate");
    await engine.settle();

    expect(answer?.decision).toMatchObject({ kind: "block", because: "own-review" });
    expect(changesSince(engine)).toEqual(["block looked-at", "block another copy"]);
    expect(engine.check("new copy", madeUpPhoto("beach")).decision.kind).toBe("block");
    expect(lettersOf(store).slice(1)).toEqual([
      `review ${listingId(1)} intimate`,
      `sighting ${listingId(1)} blocked`,
    ]);
  });

  it("intimate only holds while another platform's reviewer disagrees", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"), { state: "disputed" })));
    engine.check("post", madeUpPhoto("beach"));

    expect(engine.review("post", "intimate")?.decision).toMatchObject({
      kind: "hold",
      because: "disputed",
    });
  });

  it("blocks further copies once the exchange has confirmed it", async () => {
    const { engine } = place.start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("looked-at", madeUpPhoto("beach"));

    engine.review("looked-at", "intimate");
    await engine.applyPage(
      page(listed(1, hash, { state: "confirmed", grounds: "single", own: "intimate" })),
    );

    expect(engine.check("copy", madeUpPhoto("beach", 12)).decision).toMatchObject({
      kind: "block",
      because: "own-review",
    });
    expect(changesSince(engine)).toEqual(["block looked-at"]);
  });

  it("is impossible for an upload nobody checked", () => {
    const { engine } = place.start();

    expect(engine.review("unknown", "intimate")).toBeUndefined();
  });
});

describe("sightings", () => {
  it("are reported once for each action, for every listing that was acted on", async () => {
    const { engine, store } = place.start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash), listed(2, flipped(hash, 4))));

    engine.check("post", madeUpPhoto("beach"));
    engine.check("post", madeUpPhoto("beach"));
    const held = lettersOf(store);
    await engine.applyPage(page(listed(1, hash, { state: "confirmed", grounds: "analyst" })));

    expect(held).toEqual([`sighting ${listingId(1)} held`, `sighting ${listingId(2)} held`]);
    expect(lettersOf(store)).toEqual([
      `sighting ${listingId(1)} blocked`,
      `sighting ${listingId(2)} blocked`,
    ]);
  });

  it("are not reported for an upload that passes", async () => {
    const { engine, store } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    engine.check("post", madeUpPhoto("mountain"));

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
