import {
  type Grounds,
  isListed,
  isNews,
  type ListingNumber,
  type ListingStanding,
  type ListingState,
  listingStanding,
  type Milliseconds,
  type Review,
} from "@holdfast/hash-list";
import type { Selectable, Transaction } from "kysely";
import { readClaims } from "./read-claims.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

/** How many listings are judged with one set of queries; SQLite takes 32,766 parameters. */
const MOST_AT_ONCE = 500;

/** What settling needs of the store. */
type SettlingParts = Pick<StoreParts, "policy" | "hashes">;

type ListingRow = Selectable<Tables["listings"]>;

/** Judges listings again after something changed, in this order, and does what follows. */
export async function settleListings(
  on: Transaction<Tables>,
  parts: SettlingParts,
  numbers: Iterable<ListingNumber>,
  at: Milliseconds,
): Promise<void> {
  const waiting = [...new Set(numbers)];
  for (let from = 0; from < waiting.length; from += MOST_AT_ONCE) {
    const some = waiting.slice(from, from + MOST_AT_ONCE);
    const rows = await readUnrevoked(on, some);
    const facts = await readFacts(on, some);
    for (const number of some) {
      const listing = rows.get(number);
      if (listing === undefined) continue;
      await keepStanding(on, parts, listing, listingStanding(facts(number), parts.policy, at));
    }
  }
}

/** A listing's state, from its row. */
export function stateOf({ state, grounds }: Pick<ListingRow, "state" | "grounds">): ListingState {
  switch (state) {
    case "confirmed":
      return { kind: state, grounds: grounds as Grounds };
    case "disputed":
      return { kind: state, grounds };
    case "claimed":
      return { kind: state };
    case "revoked":
    case "expired":
    case "withdrawn":
      return { kind: state };
  }
}

/** Keeps that participants must hear of a listing; `sequence` gives it a position. */
export async function noteChange(
  on: Transaction<Tables>,
  listing: ListingNumber,
  state: ListingState,
): Promise<void> {
  const lets_go = isListed(state) ? 0 : 1;
  await on
    .insertInto("changed")
    .values({ listing, lets_go })
    .onConflict((conflict) => conflict.column("listing").doUpdateSet({ lets_go }))
    .execute();
}

/** A revoked listing stays revoked, so it is not judged again. */
async function readUnrevoked(on: Transaction<Tables>, numbers: readonly ListingNumber[]) {
  const rows = await on
    .selectFrom("listings")
    .selectAll()
    .where("number", "in", numbers)
    .where("state", "!=", "revoked")
    .execute();
  return new Map(rows.map((row) => [row.number, row]));
}

async function readFacts(on: Transaction<Tables>, numbers: readonly ListingNumber[]) {
  const claims = await readClaims(on, numbers);
  const reviews = Map.groupBy(await readReviews(on, numbers), (row) => row.listing);
  const sighted = await on
    .selectFrom("sightings")
    .select(({ fn }) => ["listing", fn.max<number>("at").as("at")])
    .where("listing", "in", numbers)
    .groupBy("listing")
    .execute();
  const sightedAt = new Map(sighted.map(({ listing, at }) => [listing, at]));

  return (number: ListingNumber) => ({
    claims: claims(number),
    reviews: reviews.get(number) ?? [],
    sightedAt: sightedAt.get(number),
  });
}

type ListingReview = Review & { readonly listing: ListingNumber };

async function readReviews(
  on: Transaction<Tables>,
  numbers: readonly ListingNumber[],
): Promise<readonly ListingReview[]> {
  const participants = await on
    .selectFrom("reviews")
    .innerJoin("participants", "participants.id", "reviews.participant")
    .select(["reviews.listing", "reviews.verdict", "reviews.at", "participants.organisation"])
    .where("reviews.listing", "in", numbers)
    .where("participants.revoked_at", "is", null)
    .execute();
  const analysts = await on
    .selectFrom("analyst_reviews")
    .select(["listing", "verdict", "at"])
    .where("listing", "in", numbers)
    .execute();

  return [
    ...participants.map((row): ListingReview => ({ by: "participant", ...row })),
    ...analysts.map((row): ListingReview => {
      return { by: "analyst", organisation: "the exchange", ...row };
    }),
  ];
}

async function keepStanding(
  on: Transaction<Tables>,
  parts: SettlingParts,
  listing: ListingRow,
  standing: ListingStanding,
): Promise<void> {
  const before = {
    state: stateOf(listing),
    list: listing.list,
    lapsesAt: listing.lapses_at ?? undefined,
  };
  const isNew = isNews(before, standing);
  if (!isNew && before.lapsesAt === standing.lapsesAt) return;

  const { state, list, lapsesAt } = standing;
  await on
    .updateTable("listings")
    .set({
      state: state.kind,
      grounds: "grounds" in state ? state.grounds : "none",
      list,
      lapses_at: lapsesAt ?? null,
    })
    .where("number", "=", listing.number)
    .execute();
  if (state.kind === "revoked") await allow(on, parts, listing.number);
  if (state.kind === "revoked" || state.kind === "withdrawn") {
    await parts.hashes.eraseOfListing(on, listing.number);
  }
  if (isNew) await noteChange(on, listing.number, state);
}

/** Lets everyone post the picture of a revoked listing again, and tells those who claim it. */
async function allow(
  on: Transaction<Tables>,
  { policy, hashes }: SettlingParts,
  listing: ListingNumber,
): Promise<void> {
  const hash = await hashes.readOfListing(on, listing);
  await on
    .insertInto("allowed_hashes")
    .values({ hash: hash!, radius: policy.allowRadius })
    .execute();
  await on
    .updateTable("claims")
    .set({ gate: "allow-listed" })
    .where("listing", "=", listing)
    .where("withdrawn_at", "is", null)
    .execute();
}
