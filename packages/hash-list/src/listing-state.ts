import type { Claim, Milliseconds } from "./claim.ts";
import type { Policy } from "./policy.ts";
import type { Review } from "./review.ts";

/** Who said intimate, weakest first: one organisation, enough independent ones, an analyst. */
export type Grounds = "single" | "quorum" | "analyst";

export type ListingState =
  | { readonly kind: "claimed" }
  | { readonly kind: "confirmed"; readonly grounds: Grounds }
  /**
   * With the grounds that stand against the dissent, so that the platform that dissented can tell a
   * claim from a picture that an analyst has confirmed.
   */
  | { readonly kind: "disputed"; readonly grounds: Grounds | "none" }
  | { readonly kind: "revoked" | "expired" | "withdrawn" };

/** What is known of one listing. */
export interface ListingFacts {
  readonly claims: readonly Claim[];
  /** Of participants that are not revoked, and of an analyst; one a reviewer, the newest. */
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

  const grounds = groundsOf(facts.reviews, policy);
  if (dissents > 0) return { kind: "disputed", grounds };
  return grounds === "none" ? { kind: "claimed" } : { kind: "confirmed", grounds };
}

function groundsOf(reviews: readonly Review[], policy: Policy): Grounds | "none" {
  if (analystSays(reviews, "intimate")) return "analyst";
  const confirmations = voices(reviews, "intimate");
  if (confirmations >= policy.confirmations) return "quorum";
  return confirmations > 0 ? "single" : "none";
}

/** Whether participants may act on a listing in this state. Its hash is in the feed only then. */
export function isListed(state: ListingState): boolean {
  switch (state.kind) {
    case "claimed":
    case "confirmed":
    case "disputed":
      return true;
    case "revoked":
    case "expired":
    case "withdrawn":
      return false;
  }
}

/** Whether a claim still protects: neither withdrawn nor lapsed. */
export function isLive(
  claim: Claim,
  sightedAt: Milliseconds | undefined,
  policy: Policy,
  now: Milliseconds,
): boolean {
  if (claim.withdrawnAt !== undefined) return false;
  const end = lapsesAt(claim, sightedAt, policy);
  return end === undefined || now < end;
}

/**
 * The first millisecond at which a claim that is not withdrawn protects no more, or `undefined`
 * when it does not lapse by itself: an under-18 picture never, an adult one not once it was matched.
 *
 * Only a match since the claim was made counts. Were it protected by an earlier one, its owner
 * would learn from the missing date that the picture was matched before, and so that someone else
 * has claimed it.
 *
 * @param sightedAt when the listing was last matched
 */
export function lapsesAt(
  claim: Pick<Claim, "list" | "since" | "renewedAt">,
  sightedAt: Milliseconds | undefined,
  policy: Policy,
): Milliseconds | undefined {
  if (claim.list === "under-18") return undefined;
  if (sightedAt !== undefined && sightedAt >= claim.since) return undefined;
  return claim.renewedAt + policy.adultTerm;
}

/** How many organisations' participants said this; several of one organisation are one voice. */
function voices(reviews: readonly Review[], verdict: Review["verdict"]): number {
  const heard = reviews.filter(
    (review) => review.by === "participant" && review.verdict === verdict,
  );
  return new Set(heard.map((review) => review.organisation)).size;
}

/** What an analyst's newest review says; earlier ones are already replaced. */
function analystSays(reviews: readonly Review[], verdict: Review["verdict"]): boolean {
  return reviews.some((review) => review.by === "analyst" && review.verdict === verdict);
}
