import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  readFeed,
  sequenceAll,
  tag,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, nearHash, sampleHash } from "./sample-claims.contract.ts";

const [sky, sea] = [sampleHash(0), sampleHash(1)];

/** Which claims share a listing, and what is left when a case withdraws. */
export function withdrawingContract(fresh: FreshStore): void {
  describe("cases that claim the same picture", () => {
    it("share one listing, since the first claim", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      await openCase(store, "Ada", [claimOn(sky)], 5);
      const first = await onlyListing(store, reader);
      await openCase(store, "Bo", [claimOn(sky)], 6);

      expect(await onlyListing(store, reader)).toEqual(first);
      expect(first.since).toBe(5);
    });

    it("do not share one when a single bit differs", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      await openCase(store, "Ada", [claimOn(sky)], 5);
      await openCase(store, "Bo", [claimOn(nearHash(sky, 1))], 6);

      const feed = await wholeFeed(store, reader);
      expect(new Set(feed.map(({ listing }) => listing)).size).toBe(2);
    });

    it.each([
      ["adult", "under-18"],
      ["under-18", "adult"],
    ] as const)("put it on the under-18 list: first %s, then %s", async (first, second) => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      await openCase(store, "Ada", [claimOn(sky, first)], 5);
      await wholeFeed(store, reader);
      await openCase(store, "Bo", [claimOn(sky, second)], 6);

      expect(await onlyListing(store, reader)).toMatchObject({ list: "under-18" });
    });

    it("leave it on the adult list when nobody says under 18 any more", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 5);
      const bo = await openCase(store, "Bo", [claimOn(sky, "under-18")], 5);
      const before = await onlyListing(store, reader);

      await store.withdrawCase(bo, 6);

      const after = await onlyListing(store, reader);
      expect(after).toMatchObject({ list: "adult", state: { kind: "claimed" }, hash: sky });
      expect(after.position).toBeGreaterThan(before.position);
    });
  });

  describe("withdrawing a case", () => {
    it("lets go of a picture only when the last case that claims it withdraws", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 5);
      const before = await onlyListing(store, reader);

      await store.withdrawCase(ada, 6);
      expect(await onlyListing(store, reader)).toEqual(before);

      await store.withdrawCase(bo, 7);
      expect(await onlyListing(store, reader)).toMatchObject({
        listing: before.listing,
        state: { kind: "withdrawn" },
        hash: undefined,
      });
    });

    it("takes the hash out of the feed at once, before the change has a position", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky), claimOn(sea)], 5);
      await sequenceAll(store);

      await store.withdrawCase(id, 6);

      const feed = await readFeed(store, reader);
      expect(feed.map(({ hash }) => hash).filter((hash) => hash !== undefined)).toEqual([]);
    });

    it("ends every claim of it: added, doubled, lapsed and gated ones too", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const plain = { ...claimOn(sea), quality: 0 };
      const id = await openCase(store, "Ada", [claimOn(sky), claimOn(sky), plain], 5);
      await store.addClaims(id, tag("more"), [claimOn(sampleHash(2), "under-18")], 6);
      await store.lapse(105, 10);

      await store.withdrawCase(id, 200);

      const record = (await store.readCase(id))!;
      expect(record.withdrawnAt).toBe(200);
      expect(record.claims.map(({ withdrawnAt }) => withdrawnAt)).toEqual([200, 200, 200, 200]);
      expect((await wholeFeed(store, reader)).map(({ state }) => state.kind)).toEqual([
        "withdrawn",
        "withdrawn",
      ]);
    });

    it("twice keeps the first time", async () => {
      const store = await fresh();
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);

      expect(await store.withdrawCase(id, 6)).toBe(6);
      expect(await store.withdrawCase(id, 7)).toBe(6);
      expect((await store.readCase(id))!.withdrawnAt).toBe(6);
    });

    it("leaves other cases as they are", async () => {
      const store = await fresh();
      const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 5);
      const before = await store.readCase(bo);

      await store.withdrawCase(ada, 6);

      expect(await store.readCase(bo)).toEqual(before);
    });

    it("lets the picture be claimed again, as another listing that knows nothing of the first", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
      const { listing } = await onlyListing(store, reader);
      await store.review(reader, listing, "intimate", 6);
      await store.withdrawCase(ada, 7);

      await openCase(store, "Bo", [claimOn(sky)], 8);

      const [old, again] = await wholeFeed(store, reader);
      expect(old).toMatchObject({ listing, state: { kind: "withdrawn" } });
      expect(again).toMatchObject({ state: { kind: "claimed" }, own: "none", since: 8, hash: sky });
      expect(again!.listing).not.toBe(listing);
    });

    it("only expires a picture while another case may still renew it", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 0);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 50);

      await store.withdrawCase(bo, 120);
      const { listing } = await onlyListing(store, reader);
      expect(await onlyListing(store, reader)).toMatchObject({ state: { kind: "expired" } });

      await store.renewCase(ada, 130);
      expect(await onlyListing(store, reader)).toMatchObject({
        listing,
        state: { kind: "claimed" },
        hash: sky,
      });
    });
  });
}
