import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, matcherOn } from "../testing/matcher-on.ts";
import { storedClaim } from "../testing/stored-claim.ts";
import { openStore, openStoreToRead, type Store } from "./open-store.ts";

/** A store as version 1 wrote it: listings 1 to 3, uploads a, b and c, letters that wait. */
const FORM_1 = new URL("../testing/form-1.sqlite.gz", import.meta.url);

const LISTING = storedClaim(listingId(1), madeUpHash("beach"));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function putListing(store: Store, id: number): number {
  return store.listings.put(storedClaim(listingId(id), madeUpHash(`${id}`)));
}

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

  it.each([
    ["listings", "UPDATE listings SET number = 2"],
    ["listings", "UPDATE listing_hashes SET bytes = zeroblob(32) WHERE number = 1"],
    ["uploads", "UPDATE uploads SET number = 2"],
    ["uploads", "UPDATE uploads SET forms = 8"],
    ["uploads", "UPDATE uploads SET plain = 1"],
    ["uploads", "UPDATE upload_hashes SET bytes = zeroblob(256) WHERE number = 1"],
  ] as const)("is taken from the %s by whatever else changes them: %s", (what, sql) => {
    const store = storeWithBoth();
    store.close();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    db.exec(`INSERT INTO listing_hashes VALUES (2, zeroblob(32));
      INSERT INTO upload_hashes VALUES (2, zeroblob(256))`);

    db.exec(sql);

    const { listings_saved: listings, uploads_saved: uploads } = db
      .prepare("SELECT listings_saved, uploads_saved FROM progress")
      .get()!;
    expect({ listings, uploads }).toEqual({ listings: name, uploads: name, [what]: null });
    db.close();
  });

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
  it("that were given up go to the next that come, and what they name is found", async () => {
    const { engine, store } = matcherOn(folder);
    await engine.applyPage(page(listed(1, madeUpHash("one")), listed(2, madeUpHash("two"))));
    engine.check("first", madeUpPhoto("first"));
    engine.check("second", { hashes: Array(8).fill(madeUpHash("second")), quality: 100 });
    await engine.applyPage(page(removed(1)));
    engine.forget("second");

    await engine.applyPage(page(listed(3, madeUpHash("three")), listed(4, madeUpHash("four"))));
    engine.check("third", madeUpPhoto("third"));
    await engine.applyPage(page(listed(5, madeUpHash("first")), listed(6, madeUpHash("third"))));
    await engine.applyPage(page(listed(7, madeUpHash("one")), listed(8, madeUpHash("second"))));

    const numberOf = (id: number) => store.listings.find(listingId(id))?.number;
    expect([2, 3, 4].map(numberOf)).toEqual([2, 1, 3]);
    expect(store.uploads.find("third")).toMatchObject({ number: 2, hashes: [madeUpHash("third")] });
    expect(changesSince(engine)).toEqual(["hold first", "hold third"]);
    for (const [id, name] of [
      [2, "two"],
      [3, "three"],
      [4, "four"],
    ] as const) {
      expect(engine.check(name, madeUpPhoto(name)).decision).toMatchObject({
        listing: listingId(id),
      });
    }
    store.close();
  });

  it("follow one another, and are given again", () => {
    const store = openStore(folder);
    const put = (id: number) => putListing(store, id);

    expect([put(1), put(2), put(1)]).toEqual([1, 2, 1]);
    store.listings.remove(listingId(2));
    expect(put(3)).toBe(2);
    store.close();
  });
});

describe("a digest", () => {
  it("that several listings share leads to the one with the hash that was asked for", () => {
    const store = openStore(folder);
    const put = (id: number) => putListing(store, id);
    put(1);
    const number = put(2);
    store.close();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    db.exec(`UPDATE listings SET digest = (SELECT digest FROM listings WHERE number = ${number})`);
    db.close();

    const again = openStore(folder);

    expect(again.listings.findEarlier(madeUpHash("2"), 1)?.number).toBe(number);
    expect(again.listings.findEarlier(madeUpHash("3"), 1)).toBeUndefined();
    again.close();
  });
});
