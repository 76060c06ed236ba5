import { ListName } from "@holdfast/contract";
import type { Claim, ListingNumber, Milliseconds } from "@holdfast/hash-list";
import type { ExpressionBuilder, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * Reads the claims of listings, taken together: those on one list as the one that protects longest,
 * and one of those withdrawn. A picture claimed by a hundred thousand cases, in a flood, must not
 * make the next claim on it slow.
 *
 * This asks of the rules only that a claim with an earlier `since` and a later `renewedAt` lapses
 * no sooner, and that of a withdrawn claim only the list matters. `read-claims.test.ts` compares the
 * standing of claims taken together with that of the same claims one by one.
 */
export async function readClaims(
  on: Transaction<Tables>,
  numbers: readonly ListingNumber[],
): Promise<(listing: ListingNumber) => readonly Claim[]> {
  const found = new Map<ListingNumber, Claim[]>(numbers.map((number) => [number, []]));
  for (const list of ListName.options) {
    const rows = await on
      .selectFrom("listings")
      .select((listing) => [
        "number",
        // One aggregate each: SQLite then looks up one end of an index and reads no further.
        standing(listing, list)
          .select(({ fn }) => fn.min<Milliseconds | null>("since").as("since"))
          .as("since"),
        standing(listing, list)
          .select(({ fn }) => fn.max<Milliseconds | null>("renewed_at").as("renewedAt"))
          .as("renewedAt"),
        claimsOn(listing, list)
          .where("claims.withdrawn_at", "is not", null)
          .select(({ fn }) => fn.min<Milliseconds | null>("withdrawn_at").as("withdrawnAt"))
          .as("withdrawnAt"),
      ])
      .where("number", "in", numbers)
      .execute();

    for (const { number, since, renewedAt, withdrawnAt } of rows) {
      const claims = found.get(number)!;
      if (since !== null && renewedAt !== null) {
        claims.push({ list, since, renewedAt, withdrawnAt: undefined });
      }
      if (withdrawnAt !== null) {
        claims.push({ list, since: withdrawnAt, renewedAt: withdrawnAt, withdrawnAt });
      }
    }
  }
  return (listing) => found.get(listing) ?? [];
}

/** When the newest claim on a listing that is not withdrawn was made. */
export async function readNewestSince(
  on: Transaction<Tables>,
  listing: ListingNumber,
): Promise<Milliseconds | undefined> {
  let newest: Milliseconds | undefined;
  for (const list of ListName.options) {
    const { since } = await on
      .selectFrom("claims")
      .select(({ fn }) => fn.max<Milliseconds | null>("since").as("since"))
      .where("listing", "=", listing)
      .where("list", "=", list)
      .where("withdrawn_at", "is", null)
      .executeTakeFirstOrThrow();
    if (since !== null) newest = Math.max(newest ?? since, since);
  }
  return newest;
}

type FromListings = ExpressionBuilder<Tables, "listings">;

function claimsOn(listing: FromListings, list: ListName) {
  return listing
    .selectFrom("claims")
    .whereRef("claims.listing", "=", "listings.number")
    .where("claims.list", "=", list);
}

function standing(listing: FromListings, list: ListName) {
  return claimsOn(listing, list).where("claims.withdrawn_at", "is", null);
}
