import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, workplace } from "../testing/matcher-on.ts";

let place: ReturnType<typeof workplace>;

beforeEach(() => {
  place = workplace();
});

afterEach(() => place.tidy());

describe("checking an upload", () => {
  it("holds at 31 bits from a claim and passes at 32", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    const near = engine.check("near", madeUpPhoto("beach", 31));
    const far = engine.check("far", madeUpPhoto("beach", 32));

    expect(near.decision).toMatchObject({ kind: "hold", because: "claimed", distance: 31 });
    expect(near.decision.treatment).toEqual({ kind: "hide-until-reviewed" });
    expect(far.decision.kind).toBe("pass");
  });

  it("finds a listing near any of the eight forms", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("turned 7"))));
    const hashes = Array.from({ length: 8 }, (_, form) => madeUpHash(`turned ${form}`));

    const { decision } = engine.check("mirrored", { hashes, quality: 90 });

    expect(decision).toMatchObject({ kind: "hold", distance: 0 });
  });

  it("is unsure about a picture too plain, also where it matches", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("wall"))));

    const { decision } = engine.check("wall", madeUpPhoto("wall", 0, 49));

    expect(decision).toMatchObject({ kind: "unsure", because: "too-plain" });
  });

  it("judges another picture under the same id afresh", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("post", madeUpPhoto("beach"));

    const replaced = engine.check("post", madeUpPhoto("mountain"));
    await engine.applyPage(page(removed(1)));

    expect(replaced.decision.kind).toBe("pass");
    expect(engine.status().uploads).toBe(1);
    expect(changesSince(engine)).toEqual([]);
  });

  it("treats an under-18 match apart", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("child"), { list: "under-18" })));

    const { decision } = engine.check("post", madeUpPhoto("child", 4));

    expect(decision).toMatchObject({ kind: "hold", list: "under-18" });
    expect(decision.treatment.kind).toBe("restrict-and-preserve");
  });
});

describe("judging again", () => {
  it("finds an upload that was posted before the claim, in any of its forms", async () => {
    const { engine } = place.start();
    await engine.applyPage(page());
    engine.check("old", madeUpPhoto("beach"));
    const hashes = Array.from({ length: 8 }, (_, form) => madeUpHash(`turned ${form}`));
    engine.check("old and mirrored", { hashes, quality: 90 });

    await engine.applyPage(
      page(listed(1, flipped(madeUpHash("beach"), 31)), listed(2, madeUpHash("turned 5"))),
    );

    expect(changesSince(engine)).toEqual(["hold old", "hold old and mirrored"]);
  });

  it("blocks on a confirmation and releases on a withdrawal", async () => {
    const { engine } = place.start();
    const hash = madeUpHash("beach");
    await engine.applyPage(page(listed(1, hash)));
    engine.check("post", madeUpPhoto("beach", 10));
    engine.check("other", madeUpPhoto("mountain"));

    await engine.applyPage(page(listed(1, hash, { state: "confirmed", grounds: "quorum" })));
    await engine.applyPage(page(removed(1)));

    expect(changesSince(engine)).toEqual(["block post", "release post"]);
    expect(engine.check("late", madeUpPhoto("beach")).decision.kind).toBe("pass");
  });

  it("releases before it holds, wherever a page says it", async () => {
    const { engine } = place.start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    engine.check("held", madeUpPhoto("beach"));
    engine.check("old", madeUpPhoto("mountain"));

    await engine.applyPage(page(listed(2, madeUpHash("mountain")), removed(1)));

    expect(changesSince(engine)).toEqual(["release held", "hold old"]);
  });

  it("lets the last word of a page about a listing count", async () => {
    const { engine } = place.start();

    await engine.applyPage(page(listed(1, madeUpHash("beach")), removed(1)));

    expect(engine.check("post", madeUpPhoto("beach")).decision.kind).toBe("pass");
  });

  it("keeps a hold when another claim still asks for it", async () => {
    const { engine } = place.start();
    await engine.applyPage(
      page(listed(1, madeUpHash("beach")), listed(2, flipped(madeUpHash("beach"), 6))),
    );
    engine.check("post", madeUpPhoto("beach"));

    await engine.applyPage(page(removed(1)));

    expect(changesSince(engine)).toEqual([]);
    expect(engine.check("post", madeUpPhoto("beach")).decision).toMatchObject({
      listing: listingId(2),
    });
  });

  it("says nothing of an upload that was forgotten", async () => {
    const { engine } = place.start();
    engine.check("gone", madeUpPhoto("beach"));

    const wasKnown = engine.forget("gone");
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));

    expect(wasKnown).toBe(true);
    expect(engine.forget("gone")).toBe(false);
    expect(changesSince(engine)).toEqual([]);
  });
});

describe("the log of decisions", () => {
  it("goes on from a cursor and refuses one it never gave", async () => {
    const { engine } = place.start();
    await engine.applyPage(page());
    engine.check("a", madeUpPhoto("beach"));
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    const first = engine.decisionsAfter(0, false);
    await engine.applyPage(page(removed(1)));

    expect(first).toMatchObject({ kind: "decisions", cursor: 1 });
    expect(changesSince(engine, 1)).toEqual(["release a"]);
    expect(engine.decisionsAfter(3, false)).toEqual({ kind: "resync" });
  });
});
