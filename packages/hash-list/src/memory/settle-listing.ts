import type { PdqHash } from "@holdfast/pdq";
import type { Milliseconds } from "../claim.ts";
import { isNews, listingStanding } from "../listing-standing.ts";
import { isListed, type ListingFacts } from "../listing-state.ts";
import type { Review } from "../review.ts";
import type { ClaimRow, ListingRow, Tables } from "./tables.ts";

/** The listing of a hash, or a new one without claims: the caller adds one and settles it. */
export function listingOf(tables: Tables, hash: PdqHash, at: Milliseconds): ListingRow {
  const known = tables.listingByHash.get(hash);
  if (known !== undefined) return known;

  const begun: ListingRow = {
    number: tables.listings.length + 1,
    since: at,
    hash,
    claims: [],
    reviews: new Map(),
    sightings: [],
    standing: { state: { kind: "withdrawn" }, list: "adult", lapsesAt: undefined },
    position: undefined,
  };
  tables.listings.push(begun);
  tables.listingByHash.set(hash, begun);
  return begun;
}

/** Judges a listing again after something changed, and does what follows from the answer. */
export function settleListing(tables: Tables, listing: ListingRow, at: Milliseconds): void {
  // Without a hash it is revoked or withdrawn, and stays so.
  if (listing.hash === undefined) return;

  const before = listing.standing;
  listing.standing = listingStanding(factsOf(tables, listing), tables.policy, at);
  if (isNews(before, listing.standing)) tables.changed.add(listing);

  const { kind } = listing.standing.state;
  if (kind !== "revoked" && kind !== "withdrawn") return;
  if (kind === "revoked") allow(tables, listing.hash, listing.claims);
  tables.listingByHash.delete(listing.hash);
  listing.hash = undefined;
}

/** Settles the listings of these claims, each once. */
export function settleListingsOf(
  tables: Tables,
  claims: readonly ClaimRow[],
  at: Milliseconds,
): void {
  for (const listing of new Set(claims.map((claim) => claim.listing))) {
    if (listing !== undefined) settleListing(tables, listing, at);
  }
}

/** @returns the listing, or `undefined` when it is not listed */
export function listedListing(tables: Tables, number: number): ListingRow | undefined {
  const listing = tables.listings[number - 1];
  return listing !== undefined && isListed(listing.standing.state) ? listing : undefined;
}

function factsOf(tables: Tables, listing: ListingRow): ListingFacts {
  return {
    claims: listing.claims,
    reviews: [...reviewsOf(tables, listing)],
    sightedAt: listing.sightings.at(-1)?.at,
  };
}

function* reviewsOf(tables: Tables, listing: ListingRow): Generator<Review> {
  for (const [reviewer, review] of listing.reviews) {
    if (reviewer === "analyst") {
      yield { by: "analyst", organisation: "the exchange", ...review };
      continue;
    }
    const { organisation, revokedAt } = tables.participants[reviewer - 1]!;
    if (revokedAt === undefined) yield { by: "participant", organisation, ...review };
  }
}

function allow(tables: Tables, hash: PdqHash, claims: readonly ClaimRow[]): void {
  tables.allowed.add({ hash, radius: tables.policy.allowRadius });
  for (const claim of claims) {
    // A case that was withdrawn before hears of nothing that came after it.
    if (claim.withdrawnAt === undefined) claim.gate = "allow-listed";
  }
}
