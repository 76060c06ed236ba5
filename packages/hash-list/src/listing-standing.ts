import type { Claim, ListName, Milliseconds } from "./claim.ts";
import {
  isListed,
  type ListingFacts,
  type ListingState,
  lapsesAt,
  listingState,
} from "./listing-state.ts";
import type { Policy } from "./policy.ts";

/** What a store keeps of a judgement, so that reading the feed judges nothing. */
export interface ListingStanding {
  readonly state: ListingState;
  readonly list: ListName;
  /** When to judge it again if nothing happens before, or `undefined` for never. */
  readonly lapsesAt: Milliseconds | undefined;
}

/** Judges a listing from what is known of it, with all that a store keeps of the answer. */
export function listingStanding(
  facts: ListingFacts,
  policy: Policy,
  now: Milliseconds,
): ListingStanding {
  const state = listingState(facts, policy, now);
  return {
    state,
    list: listOf(facts.claims),
    lapsesAt: isListed(state) ? lastLapse(facts, policy) : undefined,
  };
}

/** Whether participants must hear of it when a listing's standing changes from one to the other. */
export function isNews(before: ListingStanding, after: ListingStanding): boolean {
  return before.list !== after.list || !isSameState(before.state, after.state);
}

/** Which list a listing is on: under-18 as soon as one claim that is not withdrawn says so. */
function listOf(claims: readonly Claim[]): ListName {
  const isUnder18 = claims.some(
    (claim) => claim.withdrawnAt === undefined && claim.list === "under-18",
  );
  return isUnder18 ? "under-18" : "adult";
}

/** When the last of the claims that are not withdrawn lapses. */
function lastLapse(facts: ListingFacts, policy: Policy): Milliseconds | undefined {
  let last = 0;
  for (const claim of facts.claims) {
    if (claim.withdrawnAt !== undefined) continue;
    const end = lapsesAt(claim, facts.sightedAt, policy);
    if (end === undefined) return undefined;
    last = Math.max(last, end);
  }
  return last;
}

function isSameState(one: ListingState, other: ListingState): boolean {
  return one.kind === other.kind && groundsOf(one) === groundsOf(other);
}

function groundsOf(state: ListingState) {
  return "grounds" in state ? state.grounds : "none";
}
