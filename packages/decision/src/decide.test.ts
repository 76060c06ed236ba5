import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contact } from "./contact-state.ts";
import { type Decision, decide, LEAST_QUALITY, MATCH_DISTANCE } from "./decide.ts";
import type {
  Grounds,
  ListingState,
  ListName,
  MatchedListing,
  OwnVerdict,
} from "./matched-listing.ts";

const CONTACTS: readonly Contact[] = ["fresh", "hold-only", "stale"];
const LISTS: readonly ListName[] = ["adult", "under-18"];
const STATES: readonly ListingState[] = ["claimed", "confirmed", "disputed"];
const GROUNDS: readonly Grounds[] = ["none", "single", "quorum", "analyst"];
const OWN: readonly OwnVerdict[] = ["none", "intimate", "not-intimate", "unsure"];

/** What one match within 31 bits leads to: kind and, after the dot, why. */
const TABLE = `
contact    state      grounds  | none                   | intimate          | not-intimate           | unsure
fresh      claimed    none     | hold.claimed           | block.own-review  | pass                   | hold.claimed
fresh      claimed    single   | hold.claimed           | block.own-review  | pass                   | hold.claimed
fresh      claimed    quorum   | hold.claimed           | block.own-review  | pass                   | hold.claimed
fresh      claimed    analyst  | hold.claimed           | block.own-review  | hold.analyst-disagrees | hold.claimed
fresh      confirmed  none     | hold.claimed           | block.own-review  | pass                   | hold.claimed
fresh      confirmed  single   | hold.one-other-review  | block.own-review  | pass                   | hold.one-other-review
fresh      confirmed  quorum   | block.enough-reviews   | block.own-review  | pass                   | block.enough-reviews
fresh      confirmed  analyst  | block.analyst-review   | block.own-review  | hold.analyst-disagrees | block.analyst-review
fresh      disputed   none     | hold.disputed          | hold.disputed     | pass                   | hold.disputed
fresh      disputed   single   | hold.disputed          | hold.disputed     | pass                   | hold.disputed
fresh      disputed   quorum   | hold.disputed          | hold.disputed     | pass                   | hold.disputed
fresh      disputed   analyst  | hold.disputed          | hold.disputed     | hold.analyst-disagrees | hold.disputed
hold-only  claimed    none     | hold.claimed           | hold.contact-lost | pass                   | hold.claimed
hold-only  claimed    single   | hold.claimed           | hold.contact-lost | pass                   | hold.claimed
hold-only  claimed    quorum   | hold.claimed           | hold.contact-lost | pass                   | hold.claimed
hold-only  claimed    analyst  | hold.claimed           | hold.contact-lost | hold.analyst-disagrees | hold.claimed
hold-only  confirmed  none     | hold.claimed           | hold.contact-lost | pass                   | hold.claimed
hold-only  confirmed  single   | hold.one-other-review  | hold.contact-lost | pass                   | hold.one-other-review
hold-only  confirmed  quorum   | hold.contact-lost      | hold.contact-lost | pass                   | hold.contact-lost
hold-only  confirmed  analyst  | hold.contact-lost      | hold.contact-lost | hold.analyst-disagrees | hold.contact-lost
hold-only  disputed   none     | hold.disputed          | hold.disputed     | pass                   | hold.disputed
hold-only  disputed   single   | hold.disputed          | hold.disputed     | pass                   | hold.disputed
hold-only  disputed   quorum   | hold.disputed          | hold.disputed     | pass                   | hold.disputed
hold-only  disputed   analyst  | hold.disputed          | hold.disputed     | hold.analyst-disagrees | hold.disputed
stale      claimed    none     | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      claimed    single   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      claimed    quorum   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      claimed    analyst  | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      confirmed  none     | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      confirmed  single   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      confirmed  quorum   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      confirmed  analyst  | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      disputed   none     | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      disputed   single   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      disputed   quorum   | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
stale      disputed   analyst  | unsure.stale           | unsure.stale      | unsure.stale           | unsure.stale
`;

const [header = [], ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/[\s|]+/));

/** The table's cells by "contact state grounds own". */
const expected = new Map(
  rows.flatMap((row) =>
    header.slice(3).map((own, i) => [[...row.slice(0, 3), own].join(" "), row[i + 3]] as const),
  ),
);

const photo = { quality: 100, plain: false };

const claimed: MatchedListing = {
  id: "a",
  list: "adult",
  state: "claimed",
  grounds: "none",
  own: "none",
  distance: 0,
};
const blocked: MatchedListing = { ...claimed, id: "b", state: "confirmed", grounds: "quorum" };
const cleared: MatchedListing = { ...claimed, id: "c", own: "not-intimate" };

const inShort = (decision: Decision) =>
  "because" in decision ? `${decision.kind}.${decision.because}` : decision.kind;

describe("decide on one match", () => {
  for (const [contact, state, grounds, own, list] of CONTACTS.flatMap((contact) =>
    STATES.flatMap((state) =>
      GROUNDS.flatMap((grounds) =>
        OWN.flatMap((own) => LISTS.map((list) => [contact, state, grounds, own, list] as const)),
      ),
    ),
  )) {
    it(`answers as the table says: ${contact}, ${state}, ${grounds}, own ${own}, ${list}`, () => {
      const listing = { id: "a", list, state, grounds, own, distance: MATCH_DISTANCE };

      const decision = decide(photo, [listing], contact);

      expect(inShort(decision)).toBe(expected.get([contact, state, grounds, own].join(" ")));
      if (decision.kind === "hold" || decision.kind === "block") {
        expect(decision).toMatchObject({ list, listing: "a", distance: MATCH_DISTANCE });
      }
    });
  }

  it("acts at 31 bits and not at 32", () => {
    expect(decide(photo, [{ ...blocked, distance: 31 }], "fresh").kind).toBe("block");
    expect(decide(photo, [{ ...blocked, distance: 32 }], "fresh").kind).toBe("pass");
  });

  it("passes an upload near no listing while the list is not stale", () => {
    expect(decide(photo, [], "fresh")).toEqual({ kind: "pass" });
    expect(decide(photo, [], "hold-only")).toEqual({ kind: "pass" });
    expect(decide(photo, [], "stale")).toEqual({ kind: "unsure", because: "stale" });
  });

  it("is unsure about a plain upload or one of low quality, whatever it matches", () => {
    const unsure = { kind: "unsure", because: "too-plain" };

    for (const contact of CONTACTS) {
      expect(decide({ quality: 100, plain: true }, [blocked], contact)).toEqual(unsure);
      expect(decide({ quality: 49, plain: false }, [blocked], contact)).toEqual(unsure);
      expect(decide({ quality: 49, plain: false }, [], contact)).toEqual(unsure);
    }
    expect(decide({ quality: 50, plain: false }, [blocked], "fresh").kind).toBe("block");
  });

  it("does not act on a paused listing, and does not clear the upload either", () => {
    const paused = { ...claimed, paused: true };

    expect(decide(photo, [paused], "fresh")).toEqual({
      kind: "unsure",
      because: "paused",
      listings: ["a"],
    });
  });

  it("acts on a reviewed listing even if a pause was left on it", () => {
    const reviewed = { ...claimed, own: "intimate" } as const;

    expect(decide(photo, [{ ...blocked, paused: true }], "fresh").kind).toBe("block");
    expect(decide(photo, [{ ...reviewed, paused: true }], "fresh").kind).toBe("block");
  });
});

describe("decide on several matches", () => {
  it("takes the strongest action, and names the listing that asks for it", () => {
    const decision = decide(photo, [claimed, { ...blocked, distance: 20 }, cleared], "fresh");

    expect(decision).toMatchObject({ kind: "block", listing: "b", distance: 20 });
  });

  it("names the nearest of the listings that ask for the same", () => {
    const near = { ...claimed, id: "near", distance: 3 };
    const far = { ...claimed, id: "far", distance: 4 };

    expect(decide(photo, [far, near], "fresh")).toMatchObject({ listing: "near", distance: 3 });
  });

  it("names the same one of two at the same distance, in whatever order they come", () => {
    const twins = [claimed, { ...claimed, id: "b" }];

    expect(decide(photo, twins, "fresh")).toEqual(decide(photo, twins.toReversed(), "fresh"));
  });

  it("labels the upload under-18 when any listing acted on is", () => {
    const child: MatchedListing = { ...claimed, id: "d", list: "under-18", distance: 31 };

    const decision = decide(photo, [blocked, child], "fresh");

    expect(decision).toMatchObject({ kind: "block", listing: "b", list: "under-18" });
  });

  it("does not take the under-18 label from a listing it does not act on", () => {
    const child: MatchedListing = { ...claimed, id: "d", list: "under-18" };

    for (const idle of [
      { ...child, distance: 32 },
      { ...child, paused: true },
      { ...child, own: "not-intimate" } as const,
    ]) {
      expect(decide(photo, [blocked, idle], "fresh")).toMatchObject({ list: "adult" });
    }
  });

  it("holds for another listing although its own review cleared one", () => {
    expect(decide(photo, [cleared], "fresh").kind).toBe("pass");
    expect(decide(photo, [cleared, claimed], "fresh")).toMatchObject({
      kind: "hold",
      listing: "a",
    });
  });

  it("names a lost contact before a nearer claim, as the block would have been", () => {
    const decision = decide(photo, [claimed, { ...blocked, distance: 9 }], "hold-only");

    expect(decision).toMatchObject({ kind: "hold", because: "contact-lost", listing: "b" });
  });
});

const listing = fc.record(
  {
    id: fc.string(),
    list: fc.constantFrom(...LISTS),
    state: fc.constantFrom(...STATES),
    grounds: fc.constantFrom(...GROUNDS),
    own: fc.constantFrom(...OWN),
    distance: fc.nat(40),
    paused: fc.boolean(),
  },
  { requiredKeys: ["id", "list", "state", "grounds", "own", "distance"] },
);
const matches = fc.uniqueArray(listing, { selector: ({ id }) => id, maxLength: 8 });
const contact = fc.constantFrom(...CONTACTS);
const upload = fc.record({ quality: fc.nat(100), plain: fc.boolean() });

describe("decide, whatever comes in", () => {
  it("never answers more weakly for one match more", () => {
    const strength = { pass: 0, unsure: 1, hold: 2, block: 3 };

    fc.assert(
      fc.property(upload, matches, contact, (upload, all, contact) => {
        const fewer = decide(upload, all.slice(1), contact);
        const more = decide(upload, all, contact);

        expect(strength[more.kind]).toBeGreaterThanOrEqual(strength[fewer.kind]);
        if ("list" in fewer && fewer.list === "under-18") {
          expect(more).toMatchObject({ list: "under-18" });
        }
      }),
    );
  });

  it("answers the same in whatever order the matches come", () => {
    const shuffled = matches.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

    fc.assert(
      fc.property(upload, shuffled, contact, (upload, [one, other], contact) => {
        expect(decide(upload, one, contact)).toEqual(decide(upload, other, contact));
      }),
    );
  });

  it("blocks only in contact and undisputed, where a review it may trust stands behind it", () => {
    fc.assert(
      fc.property(upload, matches, contact, (upload, all, contact) => {
        const decision = decide(upload, all, contact);
        fc.pre(decision.kind === "block");
        const led = all.find(({ id }) => id === decision.listing);

        expect(contact).toBe("fresh");
        expect(led?.state).not.toBe("disputed");
        expect(
          led?.own === "intimate" ||
            (led?.state === "confirmed" && ["quorum", "analyst"].includes(led.grounds)),
        ).toBe(true);
      }),
    );
  });

  it("passes only what it could judge", () => {
    fc.assert(
      fc.property(upload, matches, contact, (upload, all, contact) => {
        const isJudgeable = !upload.plain && upload.quality >= LEAST_QUALITY && contact !== "stale";

        expect(decide(upload, all, contact).kind === "unsure" || isJudgeable).toBe(true);
      }),
    );
  });
});
