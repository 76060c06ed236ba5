import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim } from "./claim.ts";
import { isNews, type ListingStanding, listingStanding } from "./listing-standing.ts";
import { isListed, type ListingState } from "./listing-state.ts";
import { DEFAULT_POLICY } from "./policy.ts";

const TERM = DEFAULT_POLICY.adultTerm;
const adult: Claim = { list: "adult", since: 0, renewedAt: 0, withdrawnAt: undefined };
const under18: Claim = { ...adult, list: "under-18" };

function standing(claims: readonly Claim[], now = 10, sightedAt?: number): ListingStanding {
  return listingStanding({ claims, reviews: [], sightedAt }, DEFAULT_POLICY, now);
}

describe("the list a listing is on", () => {
  it("is under-18 as soon as one claim says so", () => {
    expect(standing([adult]).list).toBe("adult");
    expect(standing([adult, under18]).list).toBe("under-18");
    expect(standing([under18, adult]).list).toBe("under-18");
  });

  it("is not decided by claims that were withdrawn", () => {
    expect(standing([adult, { ...under18, withdrawnAt: 9 }]).list).toBe("adult");
  });

  it("is under-18 still when the adult claim beside it has lapsed", () => {
    expect(standing([adult, under18], 5 * TERM)).toMatchObject({
      list: "under-18",
      state: { kind: "claimed" },
    });
  });
});

describe("when a listing is judged again", () => {
  it("is when its last claim lapses", () => {
    expect(standing([{ ...adult, renewedAt: 7 }, adult]).lapsesAt).toBe(TERM + 7);
    expect(standing([adult, { ...adult, renewedAt: 7 }]).lapsesAt).toBe(TERM + 7);
  });

  it("is never while a claim does not lapse", () => {
    expect(standing([adult, under18]).lapsesAt).toBeUndefined();
    expect(standing([adult], 10, 5).lapsesAt).toBeUndefined();
  });

  it("is never once it is not listed", () => {
    expect(standing([adult], TERM).lapsesAt).toBeUndefined();
    expect(standing([{ ...adult, withdrawnAt: 9 }]).lapsesAt).toBeUndefined();
  });

  it("is exactly when time alone ends it, whatever its claims", () => {
    const moment = fc.nat({ max: 2 * TERM });
    const claim = fc.record<Claim>({
      list: fc.constantFrom("adult", "adult", "adult", "under-18"),
      since: moment,
      renewedAt: moment,
      withdrawnAt: fc.option(moment, { nil: undefined }),
    });
    const sighted = fc.option(moment, { nil: undefined });

    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 1, maxLength: 4 }),
        moment,
        sighted,
        (claims, now, at) => {
          const { state, lapsesAt } = standing(claims, now, at);
          const listedAt = (then: number) => isListed(standing(claims, then, at).state);

          if (!isListed(state)) return;
          expect(listedAt((lapsesAt ?? Number.MAX_SAFE_INTEGER) - 1)).toBe(true);
          if (lapsesAt !== undefined) expect(listedAt(lapsesAt)).toBe(false);
        },
      ),
    );
  });
});

describe("participants hear of it", () => {
  const base: ListingStanding = { state: { kind: "claimed" }, list: "adult", lapsesAt: 5 };
  const states: readonly ListingState[] = [
    { kind: "claimed" },
    { kind: "confirmed", grounds: "single" },
    { kind: "confirmed", grounds: "quorum" },
    { kind: "confirmed", grounds: "analyst" },
    { kind: "disputed", grounds: "none" },
    { kind: "disputed", grounds: "analyst" },
    { kind: "revoked" },
    { kind: "expired" },
    { kind: "withdrawn" },
  ];

  it("when state, grounds or list change", () => {
    for (const one of states) {
      for (const other of states) {
        const news = isNews({ ...base, state: one }, { ...base, state: other });
        expect(news).toBe(one !== other);
      }
    }
    expect(isNews(base, { ...base, list: "under-18" })).toBe(true);
  });

  it("not when only the day of its lapse changes", () => {
    expect(isNews(base, { ...base, lapsesAt: 9 })).toBe(false);
    expect(isNews(base, { ...base, state: { kind: "claimed" } })).toBe(false);
  });
});
