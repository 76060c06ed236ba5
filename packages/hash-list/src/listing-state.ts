import type { Claim, Milliseconds } from "./claim.ts";
import type { Policy } from "./policy.ts";
import type { Review } from "./review.ts";

/** Why a listing counts as confirmed, weakest first. */
export type Grounds = "single" | "quorum" | "analyst";

export type ListingState =
  | { readonly kind: "claimed" }
  | { readonly kind: "confirmed"; readonly grounds: Grounds }
  | { readonly kind: "disputed" }
  | { readonly kind: "revoked" | "expired" | "withdrawn" };

/** What is known of one listing. */
export interface ListingFacts {
  readonly claims: readonly Claim[];
  readonly reviews: readonly Review[];
  /** When a participant last matched it, or `undefined` for never. */
  readonly sightedAt: Milliseconds | undefined;
}

/**
 * Judges a listing from what is known of it: the same facts always give the same state.
 *
 * Dissent is heard before confirmation, so that one reviewer who saw a holiday photo stops others
 * from blocking it, and two end it. Revoked comes first of all: a hash that was shown to be
 * harmless stays so, whoever claims or withdraws it afterwards.
 *
 * Source of the table: docs/ARCHITECTURE.md, "A hash becomes a listing".
 */
export function listingState(facts: ListingFacts, policy: Policy, now: Milliseconds): ListingState {
  const dissents = voices(facts.reviews, "not-intimate");
  if (analystSays(facts.reviews, "not-intimate") || dissents >= policy.dissents) {
    return { kind: "revoked" };
  }

  if (!facts.claims.some((claim) => isLive(claim, facts.sightedAt, policy, now))) {
    const anyLapsed = facts.claims.some((claim) => claim.withdrawnAt === undefined);
    return { kind: anyLapsed ? "expired" : "withdrawn" };
  }

  if (dissents > 0) return { kind: "disputed" };
  if (analystSays(facts.reviews, "intimate")) return { kind: "confirmed", grounds: "analyst" };

  const confirmations = voices(facts.reviews, "intimate");
  if (confirmations >= policy.confirmations) return { kind: "confirmed", grounds: "quorum" };
  if (confirmations > 0) return { kind: "confirmed", grounds: "single" };
  return { kind: "claimed" };
}

/**
 * Whether a claim still protects: not withdrawn, and, for an adult picture, asked for within the
 * term or matched since. Under-18 claims do not lapse by themselves.
 */
export function isLive(
  claim: Claim,
  sightedAt: Milliseconds | undefined,
  policy: Policy,
  now: Milliseconds,
): boolean {
  if (claim.withdrawnAt !== undefined) return false;
  if (claim.list === "under-18" || sightedAt !== undefined) return true;
  return now < claim.renewedAt + policy.adultTerm;
}

/** How many organisations' participants said this; several of one organisation are one voice. */
function voices(reviews: readonly Review[], verdict: Review["verdict"]): number {
  const heard = reviews.filter(
    (review) => review.by === "participant" && review.verdict === verdict,
  );
  return new Set(heard.map((review) => review.organisation)).size;
}

/** An analyst's newest review decides alone; earlier ones are already replaced. */
function analystSays(reviews: readonly Review[], verdict: Review["verdict"]): boolean {
  return reviews.some((review) => review.by === "analyst" && review.verdict === verdict);
}
