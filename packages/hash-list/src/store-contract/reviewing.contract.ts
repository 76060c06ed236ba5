import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  tag,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, nearHash, sampleHash } from "./sample-claims.contract.ts";

const [sky, sea] = [sampleHash(0), sampleHash(1)];

/** What reviews do to a listing, and what a revoked one leaves behind. */
export function reviewingContract(fresh: FreshStore): void {
  /** A store with one listing, three participants of two organisations, and what they see of it. */
  async function listed() {
    const store = await fresh({ adultTerm: 100 });
    const acme = await addParticipant(store, "Acme");
    const acmeVideo = await addParticipant(store, "Acme Video", "Acme");
    const bell = await addParticipant(store, "Bell");
    const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
    const { listing } = await onlyListing(store, acme);
    const state = async () => (await onlyListing(store, acme)).state;
    return { store, acme, acmeVideo, bell, ada, listing, state };
  }

  describe("a review", () => {
    it("confirms a listing, with better grounds once a second organisation agrees", async () => {
      const { store, acme, acmeVideo, bell, listing, state } = await listed();

      expect(await store.review(acme, listing, "intimate", 6)).toBe("kept");
      expect(await state()).toEqual({ kind: "confirmed", grounds: "single" });
      await store.review(acmeVideo, listing, "intimate", 7);
      expect(await state()).toEqual({ kind: "confirmed", grounds: "single" });
      await store.review(bell, listing, "intimate", 8);
      expect(await state()).toEqual({ kind: "confirmed", grounds: "quorum" });
    });

    it("replaces the participant's earlier one", async () => {
      const { store, acme, listing, state } = await listed();

      await store.review(acme, listing, "intimate", 6);
      await store.review(acme, listing, "unsure", 7);
      expect(await state()).toEqual({ kind: "claimed" });
      await store.review(acme, listing, "not-intimate", 8);
      expect(await state()).toEqual({ kind: "disputed", grounds: "none" });
    });

    it("against a confirmed listing makes it disputed", async () => {
      const { store, acme, bell, listing, state } = await listed();

      await store.review(acme, listing, "intimate", 6);
      await store.review(bell, listing, "not-intimate", 7);

      expect(await state()).toEqual({ kind: "disputed", grounds: "single" });
    });

    it("is shown to the participant that gave it, and to no other", async () => {
      const { store, acme, acmeVideo, bell, listing } = await listed();

      await store.review(acme, listing, "unsure", 6);

      expect((await onlyListing(store, acme)).own).toBe("unsure");
      expect((await onlyListing(store, acmeVideo)).own).toBe("none");
      expect((await onlyListing(store, bell)).own).toBe("none");
    });

    it("outlives the case that led to it while another claims the picture", async () => {
      const { store, acme, ada, listing, state } = await listed();
      await openCase(store, "Bo", [claimOn(sky)], 5);
      await store.review(acme, listing, "intimate", 6);

      await store.withdrawCase(ada, 7);

      expect(await state()).toEqual({ kind: "confirmed", grounds: "single" });
    });
  });

  describe("an analyst's review", () => {
    it("confirms alone, and its newest replaces earlier ones", async () => {
      const { store, listing, state } = await listed();

      expect(await store.analystReview(listing, "intimate", 6)).toBe("kept");
      expect(await state()).toEqual({ kind: "confirmed", grounds: "analyst" });
      await store.analystReview(listing, "unsure", 7);
      expect(await state()).toEqual({ kind: "claimed" });
    });

    it("revokes alone", async () => {
      const { store, listing, state } = await listed();

      expect(await store.analystReview(listing, "not-intimate", 6)).toBe("kept");

      expect(await state()).toEqual({ kind: "revoked" });
    });

    it("is no participant's own", async () => {
      const { store, acme, listing } = await listed();

      await store.analystReview(listing, "intimate", 6);

      expect((await onlyListing(store, acme)).own).toBe("none");
    });
  });

  describe("a listing that is not listed", () => {
    it("takes no review and no sighting: withdrawn, revoked, expired or never there", async () => {
      const { store, acme, ada, listing } = await listed();
      await openCase(store, "Bo", [claimOn(sea)], 5);
      await openCase(store, "Cy", [claimOn(sampleHash(2))], 50);
      const feed = await wholeFeed(store, acme);
      const of = (hash: string) => feed.find((entry) => entry.hash === hash)!.listing;
      await store.withdrawCase(ada, 6);
      await store.analystReview(of(sampleHash(2)), "not-intimate", 51);
      await store.lapse(110, 10);

      for (const gone of [listing, of(sampleHash(2)), of(sea), 9_999]) {
        expect(await store.review(acme, gone, "intimate", 120)).toBe("gone");
        expect(await store.analystReview(gone, "intimate", 120)).toBe("gone");
        expect(await store.sight(acme, gone, "held", 120)).toBe("gone");
      }
      const states = (await wholeFeed(store, acme)).map(({ state }) => state.kind);
      expect(states.sort()).toEqual(["expired", "revoked", "withdrawn"]);
    });
  });

  describe("a revoked listing", () => {
    it("is let go of, and stays so whatever its cases do", async () => {
      const { store, acme, bell, ada, listing, state } = await listed();
      await store.review(acme, listing, "not-intimate", 6);

      await store.review(bell, listing, "not-intimate", 7);
      expect(await onlyListing(store, acme)).toMatchObject({
        state: { kind: "revoked" },
        hash: undefined,
      });

      await store.renewCase(ada, 8);
      expect(await state()).toEqual({ kind: "revoked" });
      await store.withdrawCase(ada, 9);
      expect(await state()).toEqual({ kind: "revoked" });
    });

    it("makes its claims and later ones alike: kept, allow-listed and never listed", async () => {
      const { store, acme, ada, listing } = await listed();
      await store.analystReview(listing, "not-intimate", 6);

      const bo = await openCase(store, "Bo", [claimOn(sky), claimOn(sky, "under-18")], 7);

      const gatesOf = async (id: number) =>
        (await store.readCase(id))!.claims.map(({ gate }) => gate);
      expect(await gatesOf(ada)).toEqual(["allow-listed"]);
      expect(await gatesOf(bo)).toEqual(["allow-listed", "allow-listed"]);
      expect(await onlyListing(store, acme)).toMatchObject({ listing, state: { kind: "revoked" } });
    });

    it.each([0, 20, 31])("lets nothing within its radius be listed: %i bits", async (radius) => {
      const store = await fresh({ allowRadius: radius });
      const reader = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sky)], 5);
      const { listing } = await onlyListing(store, reader);
      await store.analystReview(listing, "not-intimate", 6);
      const [within, beyond] = [nearHash(sky, radius), nearHash(sky, radius + 1)];

      const bo = await openCase(store, "Bo", [claimOn(within), claimOn(beyond)], 7);

      const record = await store.readCase(bo);
      expect(record!.claims.map(({ gate }) => gate)).toEqual(["allow-listed", "open"]);
      const hashes = (await wholeFeed(store, reader)).map(({ hash }) => hash);
      expect(hashes.filter((hash) => hash !== undefined)).toEqual([beyond]);
    });

    it("stays allowed after every case that claimed it was withdrawn", async () => {
      const { store, ada, listing } = await listed();
      await store.analystReview(listing, "not-intimate", 6);
      await store.withdrawCase(ada, 7);

      const bo = await openCase(store, "Bo", [claimOn(sky)], 8);

      expect((await store.readCase(bo))!.claims).toMatchObject([{ gate: "allow-listed" }]);
    });

    it("tells a case that was withdrawn before nothing of it", async () => {
      const { store, ada, listing } = await listed();
      await openCase(store, "Bo", [claimOn(sky)], 5);
      await store.withdrawCase(ada, 6);
      const before = await store.readCase(ada);

      await store.analystReview(listing, "not-intimate", 7);

      expect(await store.readCase(ada)).toEqual(before);
    });

    it("leaves a listing near it as it is, and gates new claims on that one all the same", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const near = nearHash(sky, 10);
      await openCase(store, "Ada", [claimOn(sky)], 5);
      const { listing } = await onlyListing(store, reader);
      await openCase(store, "Bo", [claimOn(near)], 5);
      await store.analystReview(listing, "not-intimate", 6);

      const cy = await openCase(store, "Cy", [claimOn(near)], 7);
      const dee = await openCase(store, "Dee", [claimOn(nearHash(sky, 12))], 7);

      const [onListed, onFree] = [(await store.readCase(cy))!, (await store.readCase(dee))!];
      expect(onListed.claims).toEqual(onFree.claims);
      expect(onListed.claims).toMatchObject([{ gate: "allow-listed" }]);
      const hashes = (await wholeFeed(store, reader)).map(({ hash }) => hash);
      expect(hashes.filter((hash) => hash !== undefined)).toEqual([near]);
    });
  });

  describe("a key that an add used", () => {
    it("still says repeated after the picture's listing was revoked", async () => {
      const { store, ada, listing } = await listed();
      await store.addClaims(ada, tag("more"), [claimOn(sky)], 6);
      await store.analystReview(listing, "not-intimate", 7);

      expect(await store.addClaims(ada, tag("more"), [claimOn(sky)], 8)).toEqual({
        kind: "repeated",
      });
      expect(await store.addClaims(ada, tag("more"), [claimOn(sea)], 8)).toEqual({
        kind: "key-reused",
      });
    });
  });
}
