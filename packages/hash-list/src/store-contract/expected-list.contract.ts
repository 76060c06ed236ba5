import type { PdqHash } from "@holdfast/pdq";
import type { Claim, Gate, ListName, Milliseconds } from "../claim.ts";
import type { SightingAction } from "../hash-list-store.ts";
import { isListed, type ListingState, listingState } from "../listing-state.ts";
import { DAY, type Policy } from "../policy.ts";
import type { Review, Verdict } from "../review.ts";

type Row<Kept> = { -readonly [Name in keyof Kept]: Kept[Name] };

export interface ExpectedClaim extends Row<Claim> {
  /** `undefined` when its picture was allow-listed already. */
  readonly listing: ExpectedListing | undefined;
}

export interface ExpectedCase {
  readonly claims: ExpectedClaim[];
  withdrawnAt: Milliseconds | undefined;
}

/** A listing as one plain record of all that ever happened to it. */
export interface ExpectedListing {
  readonly hash: PdqHash;
  readonly claims: ExpectedClaim[];
  readonly reviews: Map<string, Verdict>;
  readonly sightings: { participant: string; action: SightingAction; at: Milliseconds }[];
  /** Who claimed it at the moment when it was revoked, if it was. */
  revokedFor: readonly ExpectedClaim[] | undefined;
}

/**
 * What a store should say, worked out from everything that happened, each time from the start.
 *
 * Reviewers are names, each an organisation of its own; `analyst` is the exchange's.
 */
export class ExpectedList {
  readonly listings: ExpectedListing[] = [];
  readonly revoked = new Set<string>();
  readonly #policy: Policy;
  now: Milliseconds = 0;

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  claim(book: ExpectedCase, hash: PdqHash, list: ListName): void {
    const since = this.now;
    const listing = this.#listingFor(hash);
    const claim = { list, since, renewedAt: since, withdrawnAt: undefined, listing };
    book.claims.push(claim);
    listing?.claims.push(claim);
  }

  renew(book: ExpectedCase): void {
    for (const claim of book.claims) claim.renewedAt = this.now;
  }

  withdraw(book: ExpectedCase): void {
    book.withdrawnAt ??= this.now;
    for (const claim of book.claims) claim.withdrawnAt ??= this.now;
  }

  review(listing: ExpectedListing, reviewer: string, verdict: Verdict): void {
    listing.reviews.set(reviewer, verdict);
    if (this.stateOf(listing).kind !== "revoked") return;
    listing.revokedFor = listing.claims.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  }

  stateOf(listing: ExpectedListing): ListingState {
    if (listing.revokedFor) return { kind: "revoked" };
    const reviews = [...listing.reviews]
      .filter(([reviewer]) => !this.revoked.has(reviewer))
      .map(([organisation, verdict]): Review => {
        const by = organisation === "analyst" ? "analyst" : "participant";
        return { by, organisation, verdict, at: 0 };
      });
    const sightedAt = listing.sightings.at(-1)?.at;
    return listingState({ claims: listing.claims, reviews, sightedAt }, this.#policy, this.now);
  }

  isListed(listing: ExpectedListing): boolean {
    return isListed(this.stateOf(listing));
  }

  /** The list it is on, while anybody claims it. */
  listOf({ claims }: ExpectedListing): ListName {
    const isUnder18 = claims.some(
      ({ list, withdrawnAt }) => withdrawnAt === undefined && list === "under-18",
    );
    return isUnder18 ? "under-18" : "adult";
  }

  gateOf(claim: ExpectedClaim): Gate {
    const isAllowed = claim.listing === undefined || claim.listing.revokedFor?.includes(claim);
    return isAllowed ? "allow-listed" : "open";
  }

  /** What happened to the pictures of a case while it claimed them, by day. */
  resultsOf(book: ExpectedCase): Set<string> {
    const results = book.claims.flatMap((claim) =>
      (claim.listing?.sightings ?? [])
        .filter(({ at }) => at >= claim.since && at < (claim.withdrawnAt ?? Infinity))
        .map(({ participant, action, at }) => resultOf(participant, action, at)),
    );
    return new Set(results);
  }

  #listingFor(hash: PdqHash): ExpectedListing | undefined {
    const known = this.listings.findLast((listing) => listing.hash === hash);
    if (known?.revokedFor) return undefined;
    if (known !== undefined && this.stateOf(known).kind !== "withdrawn") return known;

    const begun: ExpectedListing = {
      hash,
      claims: [],
      reviews: new Map(),
      sightings: [],
      revokedFor: undefined,
    };
    this.listings.push(begun);
    return begun;
  }
}

/** A sighting as a case page tells it: by day. */
export function resultOf(participant: string, action: SightingAction, at: Milliseconds): string {
  return `${participant} ${action} on day ${Math.floor(at / DAY)}`;
}
