import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, sampleHash } from "./sample-claims.contract.ts";

const [sky, sea, sand] = [sampleHash(0), sampleHash(1), sampleHash(2)];

/** How long a claim protects, and how it is renewed. */
export function lapsingContract(fresh: FreshStore): void {
  describe("an adult claim", () => {
    it("lapses at the end of its term, not before, and its hash leaves the feed", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 5);

      expect(await store.lapse(104, 10)).toBe(0);
      expect(await onlyListing(store, reader)).toMatchObject({ state: { kind: "claimed" } });

      expect(await store.lapse(105, 10)).toBe(1);
      expect(await onlyListing(store, reader)).toMatchObject({
        state: { kind: "expired" },
        hash: undefined,
      });
      expect(await store.lapse(106, 10)).toBe(0);
    });

    it("lapses with at most as many others as asked for", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky), claimOn(sea), claimOn(sand)], 0);

      expect(await store.lapse(100, 2)).toBe(2);
      expect(await store.lapse(100, 2)).toBe(1);
      expect((await wholeFeed(store, reader)).map(({ state }) => state.kind)).toEqual([
        "expired",
        "expired",
        "expired",
      ]);
    });

    it("protects for another term from its renewal on", async () => {
      const store = await fresh({ adultTerm: 100 });
      const id = await openCase(store, "Ada", [claimOn(sky)], 0);

      expect(await store.renewCase(id, 60)).toBe("renewed");

      expect((await store.readCase(id))!.claims).toMatchObject([{ addedAt: 0, renewedAt: 60 }]);
      expect(await store.lapse(159, 10)).toBe(0);
      expect(await store.lapse(160, 10)).toBe(1);
    });

    it("does not lapse while another case's claim protects the picture", async () => {
      const store = await fresh({ adultTerm: 100 });
      await openCase(store, "Ada", [claimOn(sky)], 0);
      await openCase(store, "Bo", [claimOn(sky)], 50);

      expect(await store.lapse(149, 10)).toBe(0);
      expect(await store.lapse(150, 10)).toBe(1);
    });

    it("does not lapse while an earlier claim that was renewed protects the picture", async () => {
      const store = await fresh({ adultTerm: 100 });
      const ada = await openCase(store, "Ada", [claimOn(sky)], 0);
      await openCase(store, "Bo", [claimOn(sky)], 50);
      await store.renewCase(ada, 80);

      expect(await store.lapse(179, 10)).toBe(0);
      expect(await store.lapse(180, 10)).toBe(1);
    });

    it("does not lapse when its picture was matched before it was made and after", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);
      await store.sight(reader, listing, "held", 40);
      await openCase(store, "Bo", [claimOn(sky)], 50);
      await store.sight(reader, listing, "held", 60);

      await store.withdrawCase(ada, 70);

      expect(await store.lapse(1_000_000, 10)).toBe(0);
    });

    it("does not lapse once its picture was matched", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);

      await store.sight(reader, listing, "held", 99);

      expect(await store.lapse(1_000_000, 10)).toBe(0);
    });

    it("is listed until it is found lapsed, and a match till then still counts", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);

      expect(await store.sight(reader, listing, "held", 130)).toBe("kept");

      expect(await store.lapse(140, 10)).toBe(0);
      expect(await onlyListing(store, reader)).toMatchObject({ state: { kind: "claimed" } });
    });

    it("lapses although its picture was matched before it was made", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const ada = await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);
      await store.sight(reader, listing, "held", 40);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 50);

      await store.withdrawCase(ada, 60);

      expect((await store.readCase(bo))!.claims).toMatchObject([{ sightedAt: undefined }]);
      expect(await store.lapse(150, 10)).toBe(1);
    });
  });

  describe("an under-18 claim", () => {
    it("does not lapse", async () => {
      const store = await fresh({ adultTerm: 100 });
      await openCase(store, "Ada", [claimOn(sky, "under-18")], 0);

      expect(await store.lapse(1_000_000, 10)).toBe(0);
    });

    it("keeps a picture listed, on its list, where an adult claim on it lapses", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 0);
      await openCase(store, "Bo", [claimOn(sky, "under-18")], 0);
      const before = await onlyListing(store, reader);

      expect(await store.lapse(1_000, 10)).toBe(0);

      expect(await onlyListing(store, reader)).toEqual(before);
      expect(before.list).toBe("under-18");
    });
  });

  describe("an expired listing", () => {
    it("is listed again, under its number and with its reviews, when its case renews", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);
      await store.review(reader, listing, "intimate", 10);
      await store.lapse(100, 10);
      expect(await onlyListing(store, reader)).toMatchObject({ state: { kind: "expired" } });

      await store.renewCase(id, 300);

      expect(await onlyListing(store, reader)).toMatchObject({
        listing,
        state: { kind: "confirmed", grounds: "single" },
        own: "intimate",
        hash: sky,
      });
      expect(await store.lapse(399, 10)).toBe(0);
      expect(await store.lapse(400, 10)).toBe(1);
    });

    it("is listed again, under its number, when another case claims the picture", async () => {
      const store = await fresh({ adultTerm: 100 });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 0);
      const { listing } = await onlyListing(store, reader);
      await store.lapse(100, 10);

      await openCase(store, "Bo", [claimOn(sky)], 200);

      expect(await onlyListing(store, reader)).toMatchObject({
        listing,
        state: { kind: "claimed" },
        hash: sky,
      });
    });
  });

  describe("renewing a case", () => {
    it("moves nothing in the feed while its pictures are listed", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 0);
      await wholeFeed(store, reader);

      await store.renewCase(id, 10);

      expect(await store.sequence(10)).toBe(0);
    });

    it("is over once the case was withdrawn", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 0);
      await store.withdrawCase(id, 5);

      expect(await store.renewCase(id, 10)).toBe("ended");
      expect((await store.readCase(id))!.claims).toMatchObject([{ renewedAt: 0 }]);
      expect(await onlyListing(store, reader)).toMatchObject({ state: { kind: "withdrawn" } });
    });
  });
}
