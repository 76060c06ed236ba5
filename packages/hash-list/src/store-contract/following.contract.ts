import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  readFeed,
  sequenceAll,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, sampleHash } from "./sample-claims.contract.ts";

const claims = Array.from({ length: 8 }, (_, n) => claimOn(sampleHash(n)));
const [sky, sea] = [sampleHash(0), sampleHash(1)];

/** The changes feed: positions, pages, and starting again. */
export function followingContract(fresh: FreshStore): void {
  describe("the feed", () => {
    it("shows a change once it has a position", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", claims, 5);
      expect(await readFeed(store, reader)).toEqual([]);

      expect(await store.sequence(5)).toBe(5);
      expect(await readFeed(store, reader)).toHaveLength(5);
      expect(await store.sequence(5)).toBe(3);
      expect(await readFeed(store, reader)).toHaveLength(8);
      expect(await store.sequence(5)).toBe(0);
    });

    it("shows each listing once, at its newest position", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", claims.slice(0, 3), 5);
      const before = await wholeFeed(store, reader);
      const [first, ...others] = before;

      await store.review(reader, first!.listing, "intimate", 6);

      const after = await wholeFeed(store, reader);
      expect(after.slice(0, 2)).toEqual(others);
      expect(after[2]).toEqual({
        ...first,
        position: after[2]!.position,
        state: { kind: "confirmed", grounds: "single" },
        own: "intimate",
      });
      expect(after[2]!.position).toBeGreaterThan(before[2]!.position);
    });

    it("gives positions to listings to let go of before all others", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claims[0]!], 0);
      await openCase(store, "Bo", [claims[1]!], 0);
      await openCase(store, "Cy", [claims[2]!], 0);
      const third = (await wholeFeed(store, reader))[2]!;

      await openCase(store, "Dee", claims.slice(3), 90);
      await store.analystReview(third.listing, "not-intimate", 91);
      await store.withdrawCase(ada, 92);
      await store.lapse(100, 10);

      expect(await store.sequence(3)).toBe(3);
      const states = (await readFeed(store, reader)).map(({ state }) => state.kind);
      expect(states.sort()).toEqual(["expired", "revoked", "withdrawn"]);
    });

    it("moves a listing when a participant's own verdict changes and the state does not", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 5);
      const { listing } = await onlyListing(store, reader);

      await store.review(reader, listing, "unsure", 6);
      expect(await store.sequence(10)).toBe(1);
      await store.review(reader, listing, "unsure", 7);
      expect(await store.sequence(10)).toBe(0);
    });

    it("moves nothing for what no participant can see", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 5);
      await onlyListing(store, reader);

      await openCase(store, "Bo", [claimOn(sky), { ...claimOn(sea), quality: 0 }], 6);

      expect(await store.sequence(10)).toBe(0);
    });

    it("is empty in an empty store", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      expect(await store.sequence(10)).toBe(0);
      expect(await store.readAfter(0, 10, reader)).toEqual({
        kind: "page",
        entries: [],
        end: 0,
        more: false,
      });
    });
  });

  describe("a reader", () => {
    it("gets pages of at most the size asked for, and is told when there is more", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", claims, 5);
      const whole = await wholeFeed(store, reader);

      const first = await store.readAfter(0, 5, reader);
      const second = await store.readAfter(whole[4]!.position, 5, reader);
      const exact = await store.readAfter(whole[2]!.position, 5, reader);

      expect(first).toEqual({
        kind: "page",
        entries: whole.slice(0, 5),
        end: whole[4]!.position,
        more: true,
      });
      expect(second).toEqual({
        kind: "page",
        entries: whole.slice(5),
        end: whole[7]!.position,
        more: false,
      });
      expect(exact).toMatchObject({ entries: whole.slice(3), more: false });
    });

    it("that has read everything gets an empty page that ends where it was", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", claims, 5);
      const end = (await wholeFeed(store, reader)).at(-1)!.position;

      expect(await store.readAfter(end, 5, reader)).toEqual({
        kind: "page",
        entries: [],
        end,
        more: false,
      });
    });

    it("from the future is told to start again", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      expect(await store.readAfter(1, 5, reader)).toEqual({ kind: "resync" });
      await openCase(store, "Ada", claims, 5);
      expect(await store.readAfter(1, 5, reader)).toEqual({ kind: "resync" });
      const end = (await wholeFeed(store, reader)).at(-1)!.position;

      expect(await store.readAfter(end + 1, 5, reader)).toEqual({ kind: "resync" });
    });

    it("at a place whose listing has moved on goes on from there", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
      await openCase(store, "Bo", [claimOn(sea)], 5);
      const [first, last] = await wholeFeed(store, reader);
      await store.withdrawCase(ada, 6);
      await sequenceAll(store);

      const afterFirst = await readFeed(store, reader, { after: first!.position });
      const afterLast = await readFeed(store, reader, { after: last!.position });

      expect(afterFirst.map(({ state }) => state.kind).sort()).toEqual(["claimed", "withdrawn"]);
      expect(afterLast.map(({ state }) => state.kind)).toEqual(["withdrawn"]);
    });

    it("misses nothing while claims, reviews and sequencing happen at once", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const seen: number[] = [];
      const follow = async () => {
        const news = await readFeed(store, reader, { after: seen.at(-1) ?? 0, most: 2 });
        for (const { position } of news) seen.push(position);
      };

      await Promise.all(
        claims
          .map((claim, n) => openCase(store, `case ${n}`, [claim], n + 1))
          .flatMap((opening) => [opening, store.sequence(1), store.sequence(3)]),
      );
      await follow();
      const listings = (await wholeFeed(store, reader)).map(({ listing }) => listing);
      await Promise.all(listings.map((each) => store.analystReview(each, "intimate", 100)));
      await Promise.all([store.sequence(100), store.sequence(100), store.sequence(100)]);
      await follow();

      expect(await store.sequence(100)).toBe(0);
      const whole = await readFeed(store, reader);
      expect(whole).toHaveLength(claims.length);
      expect(whole.map(({ state }) => state)).toEqual(
        claims.map(() => ({ kind: "confirmed", grounds: "analyst" })),
      );
      expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
      expect(seen.slice(-claims.length)).toEqual(whole.map(({ position }) => position));
    });
  });

  describe("the generation", () => {
    it("is 16 hex digits, stays, and differs from another store's", async () => {
      const [store, other] = [await fresh(), await fresh()];
      const generation = await store.generation();

      expect(generation).toMatch(/^[0-9a-f]{16}$/);
      await openCase(store, "Ada", claims, 5);
      expect(await store.generation()).toBe(generation);
      expect(await other.generation()).not.toBe(generation);
    });
  });
}
