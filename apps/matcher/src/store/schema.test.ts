import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, matcherOn } from "../testing/matcher-on.ts";
import { openStore, openStoreToRead } from "./open-store.ts";

/** A store as version 1 wrote it: listings 1 to 3, uploads a, b and c, letters that wait. */
const FORM_1 = new URL("../testing/form-1.sqlite.gz", import.meta.url);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("a store of form 1", () => {
  beforeEach(() =>
    writeFileSync(path.join(folder, "matcher.sqlite"), gunzipSync(readFileSync(FORM_1))),
  );

  it("keeps its listings, and gives each a number", () => {
    const store = openStore(folder);

    const listings = [1, 2, 3].map((id) => store.listings.find(listingId(id)));

    expect(listings).toMatchObject([
      { hash: madeUpHash("beach"), list: "adult", state: "claimed", own: "intimate" },
      { hash: madeUpHash("mountain"), list: "under-18", state: "confirmed", grounds: "quorum" },
      { hash: flipped(madeUpHash("beach"), 4), state: "disputed", own: "intimate" },
    ]);
    expect(new Set(listings.map((listing) => listing?.number))).toEqual(new Set([1, 2, 3]));
    expect(store.outbox.count()).toBe(7);
    expect(store.progress.saved("listings")).toBeUndefined();
    store.close();
  });

  it("goes on: finds what was listed, and lets go of what is withdrawn", async () => {
    const { engine, store } = matcherOn(folder);
    const before = engine.status();

    const found = engine.check("d", madeUpPhoto("mountain", 3)).decision;
    await engine.applyPage(page(removed(1), removed(3), listed(4, madeUpHash("other"))));

    expect(before).toMatchObject({ listings: 3, uploads: 3, ready: true });
    expect(found).toMatchObject({ kind: "block", listing: listingId(2), distance: 3 });
    expect(changesSince(engine, 1)).toEqual(["release a", "hold c"]);
    store.close();
  });

  it("is not read beside a writer before that one has changed it", () => {
    expect(() => openStoreToRead(folder)).toThrow("form 1");
  });
});

describe("the name of a snapshot", () => {
  const name = new Uint8Array(16).fill(7);
  const LISTING = {
    id: listingId(1),
    hash: madeUpHash("beach"),
    list: "adult",
    state: "claimed",
    grounds: "none",
    own: "none",
    paused: false,
    round: 0,
  } as const;

  it.each([
    ["a listing is new", (s: Store) => s.listings.put({ ...LISTING, id: listingId(2) })],
    ["a listing has another hash", (s: Store) => s.listings.put({ ...LISTING, hash: other })],
    ["a listing goes", (s: Store) => s.listings.remove(listingId(1))],
  ])("is taken from the listings when %s", (_, change) => {
    const store = storeWithBoth();

    change(store);

    expect(store.progress.saved("listings")).toBeUndefined();
    expect(store.progress.saved("uploads")).toEqual(name);
    store.close();
  });

  it.each([
    ["an upload is new", (s: Store) => remember(s, "b")],
    ["an upload is forgotten", (s: Store) => s.uploads.remove(1)],
  ])("is taken from the uploads when %s", (_, change) => {
    const store = storeWithBoth();

    change(store);

    expect(store.progress.saved("uploads")).toBeUndefined();
    expect(store.progress.saved("listings")).toEqual(name);
    store.close();
  });

  it("stays when only what is thought of a listing changes, or its id", () => {
    const store = storeWithBoth();

    store.listings.put({ ...LISTING, state: "confirmed", round: 1 });
    store.listings.setOwn(listingId(1), "intimate");
    store.listings.rename(listingId(1), listingId(9));
    store.uploads.setDecisions(1, { kind: "pass" }, { kind: "pass" });

    expect(store.progress.saved("listings")).toEqual(name);
    expect(store.progress.saved("uploads")).toEqual(name);
    store.close();
  });

  type Store = ReturnType<typeof openStore>;
  const other = madeUpHash("other");

  function remember(store: Store, id: string): void {
    const pass = { kind: "pass" } as const;
    const hashes = [madeUpHash(id)];
    store.uploads.add({ id, hashes, quality: 100, plain: false, standing: pass, told: pass });
  }

  function storeWithBoth(): Store {
    const store = openStore(folder);
    store.listings.put(LISTING);
    remember(store, "a");
    store.progress.setSaved("listings", name);
    store.progress.setSaved("uploads", name);
    return store;
  }
});

describe("numbers", () => {
  it("are free ones by chance once the last was given, and what they name is found", async () => {
    const { engine, store } = matcherOn(folder);
    await engine.applyPage(page(listed(1, madeUpHash("one"))));
    engine.check("first", madeUpPhoto("first"));
    store.close();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    db.exec("UPDATE listings SET number = 4294967295; UPDATE uploads SET number = 536870911");
    db.close();

    const again = matcherOn(folder);
    await again.engine.applyPage(
      page(listed(2, madeUpHash("two")), listed(3, madeUpHash("three"))),
    );
    again.engine.check("second", madeUpPhoto("second"));
    await again.engine.applyPage(
      page(listed(4, madeUpHash("first")), listed(5, madeUpHash("second"))),
    );

    for (const [at, name] of ["one", "two", "three"].entries()) {
      expect(again.engine.check(name, madeUpPhoto(name)).decision).toMatchObject({
        listing: listingId(at + 1),
      });
    }
    expect(new Set(changesSince(again.engine))).toEqual(new Set(["hold first", "hold second"]));
    again.store.close();
  });

  it("follow one another, and are given again", () => {
    const store = openStore(folder);
    const put = (id: number) =>
      store.listings.put({
        id: listingId(id),
        hash: madeUpHash(`${id}`),
        list: "adult",
        state: "claimed",
        grounds: "none",
        own: "none",
        paused: false,
        round: 0,
      });

    expect([put(1), put(2), put(1)]).toEqual([1, 2, 1]);
    store.listings.remove(listingId(2));
    expect(put(3)).toBe(2);
    store.close();
  });
});
