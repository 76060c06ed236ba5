import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim } from "./claim.ts";
import {
  isListed,
  isLive,
  type ListingFacts,
  type ListingState,
  listingState,
} from "./listing-state.ts";
import { DAY, DEFAULT_POLICY } from "./policy.ts";
import type { Review, Verdict } from "./review.ts";

const TERM = DEFAULT_POLICY.adultTerm;
const NOW = 10 * DAY;

/**
 * Every state, every event, and the state that follows. Acme is the organisation that reviewed
 * first, where anyone has; Bell was the second. Clay and Dove have not been heard yet.
 *
 * `single`, `quorum` and `analyst` are the three grounds of `confirmed`. A store asks no more about
 * a listing that is revoked or withdrawn; those columns show that the rule agrees with that, but for
 * a withdrawn one that is claimed again, which a store makes another listing.
 */
const TABLE = `
  event                              | claimed   | single    | quorum    | analyst   | disputed  | revoked   | expired   | withdrawn
  another case claims it             | claimed   | single    | quorum    | analyst   | disputed  | revoked   | claimed   | claimed
  the last claim is withdrawn        | withdrawn | withdrawn | withdrawn | withdrawn | withdrawn | revoked   | withdrawn | withdrawn
  one of two claims is withdrawn     | claimed   | single    | quorum    | analyst   | disputed  | revoked   | claimed   | claimed
  Clay confirms                      | single    | quorum    | quorum    | analyst   | disputed  | revoked   | expired   | withdrawn
  Clay and Dove confirm              | quorum    | quorum    | quorum    | analyst   | disputed  | revoked   | expired   | withdrawn
  a colleague at Acme confirms       | single    | single    | quorum    | analyst   | disputed  | revoked   | expired   | withdrawn
  Acme dissents, whatever it said    | disputed  | disputed  | disputed  | disputed  | disputed  | revoked   | expired   | withdrawn
  a colleague at Acme dissents       | disputed  | disputed  | disputed  | disputed  | disputed  | revoked   | expired   | withdrawn
  Clay dissents                      | disputed  | disputed  | disputed  | disputed  | revoked   | revoked   | expired   | withdrawn
  Clay and Dove dissent              | revoked   | revoked   | revoked   | revoked   | revoked   | revoked   | revoked   | revoked
  Clay is unsure                     | claimed   | single    | quorum    | analyst   | disputed  | revoked   | expired   | withdrawn
  an analyst says intimate           | analyst   | analyst   | analyst   | analyst   | disputed  | revoked   | expired   | withdrawn
  an analyst says not intimate       | revoked   | revoked   | revoked   | revoked   | revoked   | revoked   | revoked   | revoked
  12 months pass                     | expired   | expired   | expired   | expired   | expired   | revoked   | expired   | withdrawn
  12 months pass after a match       | claimed   | single    | quorum    | analyst   | disputed  | revoked   | claimed   | withdrawn
  12 months pass after a renewal     | expired   | expired   | expired   | expired   | expired   | revoked   | expired   | withdrawn
  12 months pass over an under-18 one| claimed   | single    | quorum    | analyst   | disputed  | revoked   | claimed   | claimed
  its cases renew                    | claimed   | single    | quorum    | analyst   | disputed  | revoked   | claimed   | withdrawn
`;

/** A listing in the making: reviews by reviewer, so that a later one replaces an earlier. */
interface Scene {
  readonly claims: readonly Claim[];
  readonly reviews: Readonly<Record<string, Verdict>>;
  readonly sightedAt?: number;
  readonly now: number;
}

const claim: Claim = { list: "adult", since: 0, renewedAt: 0, withdrawnAt: undefined };
const claimed: Scene = { claims: [claim], reviews: {}, now: NOW };

const SCENES: Readonly<Record<string, Scene>> = {
  claimed,
  single: reviewed(claimed, { "Acme 1": "intimate" }),
  quorum: reviewed(claimed, { "Acme 1": "intimate", "Bell 1": "intimate" }),
  analyst: reviewed(claimed, { analyst: "intimate" }),
  disputed: reviewed(claimed, { "Acme 1": "not-intimate" }),
  revoked: reviewed(claimed, { "Acme 1": "not-intimate", "Bell 1": "not-intimate" }),
  expired: { ...claimed, now: TERM },
  withdrawn: { ...claimed, claims: [{ ...claim, withdrawnAt: 5 * DAY }] },
};

const EVENTS: Readonly<Record<string, (before: Scene) => Scene>> = {
  "another case claims it": claimedAgain,
  "the last claim is withdrawn": (scene) => ({
    ...scene,
    claims: scene.claims.map(withdrawn(scene)),
  }),
  "one of two claims is withdrawn": (scene) => {
    const [first, ...others] = claimedAgain(scene).claims;
    return { ...scene, claims: [withdrawn(scene)(first!), ...others] };
  },
  "Clay confirms": (scene) => reviewed(scene, { "Clay 1": "intimate" }),
  "Clay and Dove confirm": (scene) =>
    reviewed(scene, { "Clay 1": "intimate", "Dove 1": "intimate" }),
  "a colleague at Acme confirms": (scene) => reviewed(scene, { "Acme 2": "intimate" }),
  "Acme dissents, whatever it said": (scene) => reviewed(scene, { "Acme 1": "not-intimate" }),
  "a colleague at Acme dissents": (scene) => reviewed(scene, { "Acme 2": "not-intimate" }),
  "Clay dissents": (scene) => reviewed(scene, { "Clay 1": "not-intimate" }),
  "Clay and Dove dissent": (scene) =>
    reviewed(scene, { "Clay 1": "not-intimate", "Dove 1": "not-intimate" }),
  "Clay is unsure": (scene) => reviewed(scene, { "Clay 1": "unsure" }),
  "an analyst says intimate": (scene) => reviewed(scene, { analyst: "intimate" }),
  "an analyst says not intimate": (scene) => reviewed(scene, { analyst: "not-intimate" }),
  "12 months pass": later,
  "12 months pass after a match": (scene) => later({ ...scene, sightedAt: scene.now }),
  "12 months pass after a renewal": (scene) => later(renewed(scene)),
  "12 months pass over an under-18 one": (scene) =>
    later({ ...scene, claims: [...scene.claims, { ...claim, list: "under-18" }] }),
  "its cases renew": renewed,
};

function reviewed(scene: Scene, reviews: Scene["reviews"]): Scene {
  return { ...scene, reviews: { ...scene.reviews, ...reviews } };
}

function claimedAgain(scene: Scene): Scene {
  const another = { ...claim, since: scene.now, renewedAt: scene.now };
  return { ...scene, claims: [...scene.claims, another] };
}

function withdrawn({ now }: Scene) {
  return (each: Claim): Claim => ({ ...each, withdrawnAt: each.withdrawnAt ?? now });
}

function renewed(scene: Scene): Scene {
  return { ...scene, claims: scene.claims.map((each) => ({ ...each, renewedAt: scene.now })) };
}

function later(scene: Scene): Scene {
  return { ...scene, now: scene.now + TERM };
}

function factsOf({ claims, reviews, sightedAt }: Scene): ListingFacts {
  return {
    claims,
    reviews: Object.entries(reviews).map(([reviewer, verdict]): Review => {
      const by = reviewer === "analyst" ? "analyst" : "participant";
      return { by, organisation: reviewer.split(" ")[0]!, verdict, at: NOW };
    }),
    sightedAt,
  };
}

function judged(scene: Scene): ListingState {
  return listingState(factsOf(scene), DEFAULT_POLICY, scene.now);
}

/** A state in one word of the table. */
function wordFor(state: ListingState): string {
  return state.kind === "confirmed" ? state.grounds : state.kind;
}

const [HEADER, ...LINES] = TABLE.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));
const STATES = HEADER!.slice(1);

describe("the whole table", () => {
  it("has a row for every event and a column for every state", () => {
    expect(LINES.map(([event]) => event)).toEqual(Object.keys(EVENTS));
    expect(STATES).toEqual(Object.keys(SCENES));
  });

  it.each(STATES)("begins its column with a listing that is %s", (state) => {
    expect(wordFor(judged(SCENES[state]!))).toBe(state);
  });

  for (const [event, ...cells] of LINES) {
    it(`${event}`, () => {
      const after = STATES.map((state) => wordFor(judged(EVENTS[event!]!(SCENES[state]!))));
      expect(Object.fromEntries(STATES.map((state, at) => [state, after[at]]))).toEqual(
        Object.fromEntries(STATES.map((state, at) => [state, cells[at]])),
      );
    });
  }
});

describe("a disputed listing", () => {
  it.each([
    ["none", {}],
    ["single", { "Acme 1": "intimate" }],
    ["quorum", { "Acme 1": "intimate", "Bell 1": "intimate" }],
    ["analyst", { analyst: "intimate" }],
  ] as const)("says that what stands against the dissent is: %s", (grounds, reviews) => {
    const scene = reviewed(reviewed(claimed, reviews), { "Dove 1": "not-intimate" });
    expect(judged(scene)).toEqual({ kind: "disputed", grounds });
  });

  it("is what it was before once the dissent is taken back", () => {
    const scene = reviewed(SCENES["quorum"]!, { "Dove 1": "not-intimate" });
    expect(wordFor(judged(reviewed(scene, { "Dove 1": "unsure" })))).toBe("quorum");
  });
});

describe("an operator's numbers", () => {
  const strict = { ...DEFAULT_POLICY, confirmations: 3, dissents: 3 };

  it("says how many organisations must confirm", () => {
    const two = SCENES["quorum"]!;
    const three = reviewed(two, { "Clay 1": "intimate" });
    expect(wordFor(listingState(factsOf(two), strict, NOW))).toBe("single");
    expect(wordFor(listingState(factsOf(three), strict, NOW))).toBe("quorum");
  });

  it("says how many organisations must dissent", () => {
    const two = SCENES["revoked"]!;
    const three = reviewed(two, { "Clay 1": "not-intimate" });
    expect(listingState(factsOf(two), strict, NOW).kind).toBe("disputed");
    expect(listingState(factsOf(three), strict, NOW).kind).toBe("revoked");
  });
});

describe("the term of an adult claim, to the millisecond", () => {
  const live = (changes: Partial<Claim>, now: number, sightedAt?: number) =>
    isLive({ ...claim, ...changes }, sightedAt, DEFAULT_POLICY, now);

  it("ends at the term after the last renewal, not before", () => {
    expect(live({}, TERM - 1)).toBe(true);
    expect(live({}, TERM)).toBe(false);
    expect(live({ renewedAt: 7 }, TERM + 6)).toBe(true);
    expect(live({ renewedAt: 7 }, TERM + 7)).toBe(false);
  });

  it("does not end once it was matched, from the moment of the claim on", () => {
    expect(live({ since: 50 }, 10 * TERM, 50)).toBe(true);
    expect(live({ since: 50 }, 10 * TERM, 49)).toBe(false);
  });

  it("has none for an under-18 claim", () => {
    expect(live({ list: "under-18" }, Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it("ends at once when it is withdrawn, whatever else is true", () => {
    expect(live({ withdrawnAt: 9 }, 9)).toBe(false);
    expect(live({ withdrawnAt: 9, list: "under-18" }, 9, 9)).toBe(false);
  });
});

describe("whatever is known of a listing", () => {
  const reviewers = ["Acme 1", "Acme 2", "Bell 1", "Clay 1", "Dove 1", "analyst"] as const;
  const verdict = fc.constantFrom<Verdict>("intimate", "not-intimate", "unsure");
  const moment = fc.nat({ max: 3 * TERM });
  const anyClaim = fc.record<Claim>({
    list: fc.constantFrom("adult", "under-18"),
    since: moment,
    renewedAt: moment,
    withdrawnAt: fc.option(moment, { nil: undefined }),
  });
  const anyScene = fc
    .record({
      claims: fc.array(anyClaim, { maxLength: 4 }),
      reviews: fc.dictionary(fc.constantFrom(...reviewers), verdict),
      sightedAt: fc.option(moment, { nil: undefined }),
      now: moment,
    })
    .map(
      ({ sightedAt, ...scene }): Scene =>
        sightedAt === undefined ? scene : { ...scene, sightedAt },
    );
  const anyReviewer = fc.constantFrom(...reviewers);

  /** What participants may do: nothing, hold, block on their own review, block on others'. */
  const strength = (state: ListingState): number => {
    if (!isListed(state)) return 0;
    if (state.kind !== "confirmed") return 1;
    return state.grounds === "single" ? 2 : 3;
  };
  const strengthOf = (scene: Scene) => strength(judged(scene));

  it("a dissent never makes it stronger", () => {
    fc.assert(
      fc.property(anyScene, anyReviewer, (scene, reviewer) => {
        const after = reviewed(scene, { [reviewer]: "not-intimate" });
        expect(strengthOf(after)).toBeLessThanOrEqual(strengthOf(scene));
      }),
    );
  });

  it("a confirmation never makes it weaker", () => {
    fc.assert(
      fc.property(anyScene, anyReviewer, (scene, reviewer) => {
        const after = reviewed(scene, { [reviewer]: "intimate" });
        expect(strengthOf(after)).toBeGreaterThanOrEqual(strengthOf(scene));
      }),
    );
  });

  it("a claim never makes it weaker, and a withdrawal or time never stronger", () => {
    fc.assert(
      fc.property(anyScene, fc.nat(TERM), (scene, passed) => {
        const { claims } = scene;
        const gone = { ...scene, claims: claims.map(withdrawn(scene)) };
        const aged = { ...scene, now: scene.now + passed };

        expect(strengthOf(claimedAgain(scene))).toBeGreaterThanOrEqual(strengthOf(scene));
        expect(strengthOf(gone)).toBeLessThanOrEqual(strengthOf(scene));
        expect(strengthOf(aged)).toBeLessThanOrEqual(strengthOf(scene));
      }),
    );
  });

  it("the order of claims and of reviews plays no part", () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const { claims, reviews, sightedAt } = factsOf(scene);
        const turned = { claims: claims.toReversed(), reviews: reviews.toReversed(), sightedAt };
        expect(listingState(turned, DEFAULT_POLICY, scene.now)).toEqual(judged(scene));
      }),
    );
  });

  it("it can be asked twice: the answer is the same and the facts are left alone", () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const facts = factsOf(scene);
        const before = structuredClone(facts);
        const first = listingState(facts, DEFAULT_POLICY, scene.now);

        expect(listingState(facts, DEFAULT_POLICY, scene.now)).toEqual(first);
        expect(facts).toEqual(before);
      }),
    );
  });
});
