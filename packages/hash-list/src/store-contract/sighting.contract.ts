import { describe, expect, it } from "vitest";
import { DAY } from "../policy.ts";
import {
  addParticipant,
  type FreshStore,
  onlyListing,
  openCase,
  tag,
  wholeFeed,
} from "./acts.contract.ts";
import { claimOn, sampleHash } from "./sample-claims.contract.ts";

const [sky, sea] = [sampleHash(0), sampleHash(1)];

const HOUR = DAY / 24;

/** What a case may see of what participants did, and what it must not. */
export function sightingContract(fresh: FreshStore): void {
  /** A store with one listing, claimed at the start of the first day, and two participants. */
  async function listed() {
    const store = await fresh();
    const acme = await addParticipant(store, "Acme");
    const bell = await addParticipant(store, "Bell");
    const ada = await openCase(store, "Ada", [claimOn(sky)], 0);
    const { listing } = await onlyListing(store, acme);
    const seenBy = async (id: number) => (await store.readCase(id))!.sightings;
    return { store, acme, bell, ada, listing, seenBy };
  }

  describe("a sighting", () => {
    it("shows in the case by the participant's name, with what it did and when", async () => {
      const { store, acme, ada, listing } = await listed();

      expect(await store.sight(acme, listing, "held", HOUR)).toBe("kept");

      const record = (await store.readCase(ada))!;
      expect(record.sightings).toEqual([{ participant: "Acme", action: "held", at: HOUR }]);
      expect(record.claims).toMatchObject([{ sightedAt: HOUR }]);
    });

    it("is kept once a day for each participant and action, the days in UTC", async () => {
      const { store, acme, bell, ada, listing, seenBy } = await listed();

      for (const at of [HOUR, 2 * HOUR, DAY - 1, DAY, DAY + HOUR]) {
        expect(await store.sight(acme, listing, "held", at)).toBe("kept");
      }
      await store.sight(acme, listing, "blocked", 3 * HOUR + DAY);
      await store.sight(bell, listing, "held", 4 * HOUR + DAY);

      expect(await seenBy(ada)).toEqual([
        { participant: "Acme", action: "held", at: HOUR },
        { participant: "Acme", action: "held", at: DAY },
        { participant: "Acme", action: "blocked", at: 3 * HOUR + DAY },
        { participant: "Bell", action: "held", at: 4 * HOUR + DAY },
      ]);
    });

    it("tells the first time a picture was matched, however often it was later", async () => {
      const { store, acme, ada, listing } = await listed();

      await store.sight(acme, listing, "held", HOUR);
      await store.sight(acme, listing, "held", 3 * DAY);

      expect((await store.readCase(ada))!.claims).toMatchObject([{ sightedAt: HOUR }]);
    });

    it("belongs to the picture that was matched", async () => {
      const { store, acme, ada, listing } = await listed();
      await store.addClaims(ada, tag("more"), [claimOn(sea)], 0);
      await store.addClaims(ada, tag("plain"), [{ ...claimOn(sea), quality: 0 }], 0);

      await store.sight(acme, listing, "held", HOUR);

      expect((await store.readCase(ada))!.claims).toMatchObject([
        { sightedAt: HOUR },
        { sightedAt: undefined },
        { sightedAt: undefined, gate: "too-plain" },
      ]);
    });

    it("shows in the order of time, whichever picture it is of", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.addClaims(ada, tag("more"), [claimOn(sea)], 0);
      const other = (await wholeFeed(store, acme)).find(({ hash }) => hash === sea)!.listing;

      await store.sight(acme, other, "held", HOUR);
      await store.sight(acme, listing, "blocked", 2 * HOUR);
      await store.sight(acme, other, "held", 2 * DAY);

      expect((await seenBy(ada)).map(({ at }) => at)).toEqual([HOUR, 2 * HOUR, 2 * DAY]);
    });

    it("shows once in a case that claims the picture twice", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.addClaims(ada, tag("more"), [claimOn(sky)], 1);

      await store.sight(acme, listing, "held", HOUR);

      expect(await seenBy(ada)).toHaveLength(1);
    });

    it("moves nothing in the feed", async () => {
      const { store, acme, listing } = await listed();

      await store.sight(acme, listing, "held", HOUR);

      expect(await store.sequence(10)).toBe(0);
    });

    it("stays on the case's page when its participant is revoked", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.sight(acme, listing, "held", HOUR);

      await store.participants.revoke("Acme", 2 * HOUR);

      expect(await seenBy(ada)).toEqual([{ participant: "Acme", action: "held", at: HOUR }]);
    });
  });

  describe("a case sees no sighting", () => {
    it("from before it claimed the picture", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.sight(acme, listing, "held", HOUR);

      const bo = await openCase(store, "Bo", [claimOn(sky)], 2 * HOUR);

      expect(await seenBy(ada)).toHaveLength(1);
      expect(await store.readCase(bo)).toMatchObject({
        sightings: [],
        claims: [{ sightedAt: undefined }],
      });
    });

    it("from before it added the picture", async () => {
      const { store, acme, listing, seenBy } = await listed();
      const bo = await openCase(store, "Bo", [claimOn(sea)], 0);
      await store.sight(acme, listing, "held", HOUR);

      await store.addClaims(bo, tag("more"), [claimOn(sky)], 2 * HOUR);

      expect(await seenBy(bo)).toEqual([]);
    });

    it("from after it was withdrawn, though another case still claims the picture", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      const bo = await openCase(store, "Bo", [claimOn(sky)], 0);
      await store.sight(acme, listing, "held", HOUR);
      await store.withdrawCase(ada, 2 * HOUR);

      await store.sight(acme, listing, "held", 2 * DAY);

      expect(await seenBy(ada)).toEqual([{ participant: "Acme", action: "held", at: HOUR }]);
      expect(await seenBy(bo)).toHaveLength(2);
    });

    it("of another listing of the same picture", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.sight(acme, listing, "held", HOUR);
      await store.withdrawCase(ada, 2 * HOUR);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 2 * HOUR);

      expect(await seenBy(bo)).toEqual([]);
      expect(await seenBy(ada)).toHaveLength(1);
    });
  });

  describe("a case that claims a picture in the middle of a day", () => {
    it("sees the same participant's next match that day, and earlier cases see both", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await store.sight(acme, listing, "held", HOUR);
      const bo = await openCase(store, "Bo", [claimOn(sky)], 2 * HOUR);

      await store.sight(acme, listing, "held", 3 * HOUR);
      await store.sight(acme, listing, "held", 4 * HOUR);

      expect((await seenBy(bo)).map(({ at }) => at)).toEqual([3 * HOUR]);
      expect((await seenBy(ada)).map(({ at }) => at)).toEqual([HOUR, 3 * HOUR]);
    });

    it("takes nothing from a case that withdraws that day", async () => {
      const { store, acme, ada, listing, seenBy } = await listed();
      await openCase(store, "Bo", [claimOn(sky)], 0);
      await store.sight(acme, listing, "held", HOUR);
      await store.withdrawCase(ada, 2 * HOUR);

      await store.sight(acme, listing, "held", 3 * HOUR);

      expect((await seenBy(ada)).map(({ at }) => at)).toEqual([HOUR]);
    });
  });
}
