import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  tag,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, sampleHash } from "./sample-claims.contract.ts";

/** Who takes part, and what is left of a participant that is revoked. */
export function participatingContract(fresh: FreshStore): void {
  const acme = { name: "Acme", organisation: "Acme Group", key: tag("first") };

  describe("a participant", () => {
    it("is found by the tag of its key, and by no other", async () => {
      const { participants } = await fresh();

      const outcome = await participants.add(acme, 5);

      expect(outcome).toMatchObject({ kind: "added" });
      expect(await participants.find(tag("first"))).toBe("id" in outcome && outcome.id);
      expect(await participants.find(tag("second"))).toBeUndefined();
    });

    it("is listed with who it is, without its key", async () => {
      const { participants } = await fresh();

      await participants.add(acme, 5);

      expect(await participants.list()).toEqual([
        {
          id: await participants.find(tag("first")),
          name: "Acme",
          organisation: "Acme Group",
          addedAt: 5,
          revokedAt: undefined,
          lastSeenAt: undefined,
          requests: 0,
          changesRead: 0,
        },
      ]);
    });

    it("cannot have a name that another has", async () => {
      const { participants } = await fresh();
      await participants.add(acme, 5);

      const taken = await participants.add({ ...acme, key: tag("second") }, 6);

      expect(taken).toEqual({ kind: "name-taken" });
      expect(await participants.find(tag("second"))).toBeUndefined();
      expect(await participants.list()).toHaveLength(1);
    });

    it("gets a new key, and the old one stops at once", async () => {
      const { participants } = await fresh();
      await participants.add(acme, 5);
      const id = await participants.find(tag("first"));

      expect(await participants.rotate("Acme", tag("second"))).toBe("rotated");

      expect(await participants.find(tag("first"))).toBeUndefined();
      expect(await participants.find(tag("second"))).toBe(id);
      expect(await participants.rotate("Bell", tag("third"))).toBe("unknown");
    });

    it("is metered", async () => {
      const { participants } = await fresh();
      await participants.add(acme, 5);
      const id = (await participants.find(tag("first")))!;

      await participants.meter(id, 1, 40, 6);
      await participants.meter(id, 2, 0, 9);

      expect(await participants.list()).toMatchObject([
        { requests: 3, changesRead: 40, lastSeenAt: 9 },
      ]);
    });
  });

  describe("a revoked participant", () => {
    it("has no key any more and stays in the operator's list", async () => {
      const { participants } = await fresh();
      await participants.add(acme, 5);

      expect(await participants.revoke("Acme", 6)).toBe("revoked");

      expect(await participants.find(tag("first"))).toBeUndefined();
      expect(await participants.list()).toMatchObject([{ name: "Acme", revokedAt: 6 }]);
      expect(await participants.revoke("Acme", 7)).toBe("unknown");
      expect(await participants.rotate("Acme", tag("second"))).toBe("unknown");
      expect(await participants.find(tag("second"))).toBeUndefined();
    });

    it("leaves its name to another, which has nothing of it", async () => {
      const store = await fresh();
      const first = await addParticipant(store, "Acme");
      await openCase(store, "Ada", [claimOn(sampleHash(0))], 5);
      const { listing } = await onlyListing(store, first);
      await store.review(first, listing, "unsure", 6);
      await store.participants.revoke("Acme", 7);

      const outcome = await store.participants.add({ ...acme, key: tag("second") }, 8);

      const second = (await store.participants.find(tag("second")))!;
      expect(outcome).toEqual({ kind: "added", id: second });
      expect(second).not.toBe(first);
      expect((await onlyListing(store, second)).own).toBe("none");
      expect(await store.participants.list()).toHaveLength(2);
    });

    it("has its reviews counted no more, of whatever kind", async () => {
      const store = await fresh();
      const falseOne = await addParticipant(store, "False");
      const bell = await addParticipant(store, "Bell");
      await openCase(
        store,
        "Ada",
        [0, 1, 2].map((n) => claimOn(sampleHash(n))),
        5,
      );
      const [one, two, three] = (await wholeFeed(store, bell)).map(({ listing }) => listing);
      await store.review(falseOne, one!, "not-intimate", 6);
      await store.review(falseOne, two!, "intimate", 6);
      await store.review(falseOne, three!, "intimate", 6);
      await store.review(bell, one!, "intimate", 7);
      await store.review(bell, three!, "intimate", 7);
      const before = await wholeFeed(store, bell);

      await store.participants.revoke("False", 8);

      const after = await wholeFeed(store, bell);
      const stateOf = (number: number) => after.find(({ listing }) => listing === number)!.state;
      expect(stateOf(one!)).toEqual({ kind: "confirmed", grounds: "single" });
      expect(stateOf(two!)).toEqual({ kind: "claimed" });
      expect(stateOf(three!)).toEqual({ kind: "confirmed", grounds: "single" });
      expect(after[0]!.position).toBeGreaterThan(before.at(-1)!.position);
    });

    it("leaves a revoked listing revoked", async () => {
      const store = await fresh();
      const [one, two] = [await addParticipant(store, "Acme"), await addParticipant(store, "Bell")];
      await openCase(store, "Ada", [claimOn(sampleHash(0))], 5);
      const { listing } = await onlyListing(store, one);
      await store.review(one, listing, "not-intimate", 6);
      await store.review(two, listing, "not-intimate", 6);

      await store.participants.revoke("Bell", 7);

      expect(await onlyListing(store, one)).toMatchObject({ listing, state: { kind: "revoked" } });
    });
  });
}
