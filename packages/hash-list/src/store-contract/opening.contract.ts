import { MOST_CASE_PHOTOS, MOST_CLAIMS } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import {
  addParticipant,
  type FreshStore,
  openCase,
  secretsOf,
  tag,
  wholeFeed,
} from "./acts.contract.ts";
import { BLANK_HASH, claimOn, sampleHash } from "./sample-claims.contract.ts";

const [sky, sea, sand] = [sampleHash(0), sampleHash(1), sampleHash(2)];

/** Opening a case, adding to it, and repeating either. */
export function openingContract(fresh: FreshStore): void {
  describe("opening a case", () => {
    it("keeps its secrets under its number", async () => {
      const store = await fresh();

      const outcome = await store.openCase(secretsOf("Ada"), [claimOn(sky)], 5);

      const { caseNumber, pin, spareCode } = secretsOf("Ada");
      expect(outcome).toEqual({ kind: "opened", openedAt: 5 });
      expect(await store.findCase(caseNumber)).toMatchObject({ pin, spareCode });
      expect(await store.findCase(tag("another number"))).toBeUndefined();
    });

    it("keeps its claims in the order in which they were sent", async () => {
      const store = await fresh();

      const id = await openCase(store, "Ada", [claimOn(sky, "under-18"), claimOn(sea)], 5);

      const common = { addedAt: 5, renewedAt: 5, withdrawnAt: undefined, sightedAt: undefined };
      expect(await store.readCase(id)).toEqual({
        openedAt: 5,
        withdrawnAt: undefined,
        claims: [
          { number: 1, list: "under-18", gate: "open", ...common },
          { number: 2, list: "adult", gate: "open", ...common },
        ],
        sightings: [],
      });
      expect(await store.readCase(id + 1)).toBeUndefined();
    });

    it("lists every picture it claims, each on its own list", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      await openCase(store, "Ada", [claimOn(sky, "under-18"), claimOn(sea)], 5);

      const feed = await wholeFeed(store, reader);
      expect(feed).toHaveLength(2);
      expect(feed).toContainEqual(
        expect.objectContaining({ hash: sky, list: "under-18", state: { kind: "claimed" } }),
      );
      expect(feed).toContainEqual(
        expect.objectContaining({ hash: sea, list: "adult", own: "none", since: 5 }),
      );
    });

    it("takes as many pictures as one request can carry", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const claims = Array.from({ length: MOST_CLAIMS }, (_, n) => claimOn(sampleHash(n)));

      const id = await openCase(store, "Ada", claims, 5);

      const record = await store.readCase(id);
      expect(record!.claims.map(({ number }) => number)).toEqual(claims.map((_, n) => n + 1));
      expect(new Set((await wholeFeed(store, reader)).map(({ hash }) => hash))).toEqual(
        new Set(claims.map(({ hash }) => hash)),
      );
    });

    it("keeps a picture that is too plain, and does not list it", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(
        store,
        "Ada",
        [{ ...claimOn(sky), quality: 49 }, claimOn(BLANK_HASH)],
        5,
      );

      const record = await store.readCase(id);
      expect(record!.claims.map(({ gate }) => gate)).toEqual(["too-plain", "too-plain"]);
      expect(await wholeFeed(store, reader)).toEqual([]);
    });

    it("takes the same picture twice as two claims on one listing", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");

      const id = await openCase(store, "Ada", [claimOn(sky), claimOn(sky, "under-18")], 5);

      expect((await store.readCase(id))!.claims).toHaveLength(2);
      expect(await wholeFeed(store, reader)).toMatchObject([{ hash: sky, list: "under-18" }]);
    });
  });

  describe("an id that no case has", () => {
    it("is a mistake, and nothing is kept", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [], 5);

      await expect(store.addClaims(id + 1, tag("more"), [claimOn(sky)], 6)).rejects.toThrow();
      await expect(store.renewCase(id + 1, 6)).rejects.toThrow();
      await expect(store.withdrawCase(id + 1, 6)).rejects.toThrow();
      expect(await wholeFeed(store, reader)).toEqual([]);
    });
  });

  describe("opening a case again", () => {
    it("with the same key and claims changes nothing and tells when it was opened", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      const before = [await store.readCase(id), await wholeFeed(store, reader)];

      const again = await store.openCase(secretsOf("Ada"), [claimOn(sky)], 900);

      expect(again).toEqual({ kind: "repeated", openedAt: 5 });
      expect([await store.readCase(id), await wholeFeed(store, reader)]).toEqual(before);
    });

    it("five times at once opens it once", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const secrets = secretsOf("Ada");

      const outcomes = await Promise.all(
        [1, 2, 3, 4, 5].map((at) => store.openCase(secrets, [claimOn(sky)], at)),
      );

      const kinds = outcomes.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(["opened", "repeated", "repeated", "repeated", "repeated"]);
      expect(
        new Set(outcomes.map((outcome) => "openedAt" in outcome && outcome.openedAt)).size,
      ).toBe(1);
      expect(await wholeFeed(store, reader)).toHaveLength(1);
    });

    it.each([
      ["another picture", [claimOn(sky), claimOn(sand)]],
      ["another quality", [claimOn(sky), { ...claimOn(sea), quality: 99 }]],
      ["another list", [claimOn(sky), claimOn(sea, "under-18")]],
      ["a picture less", [claimOn(sky)]],
      ["a picture more", [claimOn(sky), claimOn(sea), claimOn(sand)]],
      ["another order", [claimOn(sea), claimOn(sky)]],
    ])("with the same key and %s is refused and keeps nothing", async (_, claims) => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky), claimOn(sea)], 5);
      const before = [await store.readCase(id), await wholeFeed(store, reader)];

      const again = await store.openCase(secretsOf("Ada"), claims, 6);

      expect(again).toEqual({ kind: "key-reused" });
      expect([await store.readCase(id), await wholeFeed(store, reader)]).toEqual(before);
    });

    it("after it was withdrawn gives the same receipt and lists nothing", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      await store.withdrawCase(id, 6);

      const again = await store.openCase(secretsOf("Ada"), [claimOn(sky)], 7);

      expect(again).toEqual({ kind: "repeated", openedAt: 5 });
      expect((await store.readCase(id))!.withdrawnAt).toBe(6);
      expect(await wholeFeed(store, reader)).toMatchObject([{ state: { kind: "withdrawn" } }]);
    });

    it("under a number that another case has is refused, and that case stays", async () => {
      const store = await fresh();
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      const { caseNumber } = secretsOf("Ada");

      const taken = await store.openCase({ ...secretsOf("Bo"), caseNumber }, [claimOn(sea)], 6);

      expect(taken).toEqual({ kind: "key-reused" });
      expect(await store.findCase(caseNumber)).toMatchObject({ id, pin: secretsOf("Ada").pin });
      expect((await store.readCase(id))!.claims).toHaveLength(1);
    });
  });

  describe("adding to a case", () => {
    it("goes on counting and keeps the day of each picture", async () => {
      const store = await fresh();
      const reader = await addParticipant(store, "Acme");
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);

      const outcome = await store.addClaims(id, tag("more"), [claimOn(sea, "under-18")], 9);

      expect(outcome).toEqual({ kind: "added" });
      expect((await store.readCase(id))!.claims).toMatchObject([
        { number: 1, addedAt: 5, list: "adult" },
        { number: 2, addedAt: 9, list: "under-18" },
      ]);
      const listed = (await wholeFeed(store, reader)).map(({ hash }) => hash);
      expect(new Set(listed)).toEqual(new Set([sky, sea]));
    });

    it("with the same key again changes nothing, also once the case was withdrawn", async () => {
      const store = await fresh();
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      await store.addClaims(id, tag("more"), [claimOn(sea)], 6);

      const again = await store.addClaims(id, tag("more"), [claimOn(sea)], 7);
      await store.withdrawCase(id, 8);
      const late = await store.addClaims(id, tag("more"), [claimOn(sea)], 9);

      expect([again, late]).toEqual([{ kind: "repeated" }, { kind: "repeated" }]);
      expect((await store.readCase(id))!.claims).toHaveLength(2);
    });

    it("refuses a key that was used for anything else", async () => {
      const store = await fresh();
      const ada = await openCase(store, "Ada", [claimOn(sky)], 5);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 5);
      await store.addClaims(ada, tag("more"), [claimOn(sea)], 6);

      const refused = [
        await store.addClaims(ada, tag("more"), [claimOn(sand)], 7),
        await store.addClaims(bo, tag("more"), [claimOn(sea)], 7),
        await store.addClaims(ada, secretsOf("Ada").key, [claimOn(sky)], 7),
        await store.openCase({ ...secretsOf("Cy"), key: tag("more") }, [claimOn(sea)], 7),
      ];

      expect(refused).toEqual(refused.map(() => ({ kind: "key-reused" })));
      expect((await store.readCase(ada))!.claims).toHaveLength(2);
      expect((await store.readCase(bo))!.claims).toHaveLength(1);
      expect(await store.findCase(secretsOf("Cy").caseNumber)).toBeUndefined();
    });

    it("is over once the case was withdrawn", async () => {
      const store = await fresh();
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      await store.withdrawCase(id, 6);

      expect(await store.addClaims(id, tag("more"), [claimOn(sea)], 7)).toEqual({
        kind: "case-ended",
      });
      expect((await store.readCase(id))!.claims).toHaveLength(1);
    });

    it("stops at the most pictures a case can hold, with all of a request or none", async () => {
      const store = await fresh();
      const id = await openCase(store, "Ada", [claimOn(sky)], 5);
      const most = Array.from({ length: MOST_CASE_PHOTOS - 2 }, () => claimOn(sea));

      expect(await store.addClaims(id, tag("many"), most, 6)).toEqual({ kind: "added" });
      expect(await store.addClaims(id, tag("two"), [claimOn(sky), claimOn(sea)], 7)).toEqual({
        kind: "case-full",
      });
      expect(await store.addClaims(id, tag("one"), [claimOn(sky)], 7)).toEqual({ kind: "added" });
      expect((await store.readCase(id))!.claims).toHaveLength(MOST_CASE_PHOTOS);
    });
  });
}
