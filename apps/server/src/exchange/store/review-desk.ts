import {
  isListed,
  isSightingKnown,
  type ListingNumber,
  type Milliseconds,
  type ParticipantId,
  type ReviewDesk,
  type SightingAction,
  type Verdict,
} from "@holdfast/hash-list";
import type { Transaction } from "kysely";
import { readNewestSince } from "./read-claims.ts";
import { noteChange, settleListings, stateOf } from "./settle-listings.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

/** `ReviewDesk` in the database. */
export function storedReviewDesk(parts: StoreParts): ReviewDesk {
  const { commit } = parts;

  return {
    review: (participant, listing, verdict, at) =>
      commit(async (on) => {
        const state = await readState(on, listing);
        if (state === undefined || !isListed(state)) return "gone";

        const isNew = (await readOwn(on, participant, listing)) !== verdict;
        await on
          .insertInto("reviews")
          .values({ participant, listing, verdict, at })
          .onConflict((conflict) =>
            conflict.columns(["listing", "participant"]).doUpdateSet({ verdict, at }),
          )
          .execute();
        // A participant's own verdict is part of what its feed says, also where the state stays.
        if (isNew) await noteChange(on, listing, state);
        await settleListings(on, parts, [listing], at);
        return "kept";
      }),

    analystReview: (listing, verdict, at) =>
      commit(async (on) => {
        const state = await readState(on, listing);
        if (state === undefined || !isListed(state)) return "gone";

        await on
          .insertInto("analyst_reviews")
          .values({ listing, verdict, at })
          .onConflict((conflict) => conflict.column("listing").doUpdateSet({ verdict, at }))
          .execute();
        await settleListings(on, parts, [listing], at);
        return "kept";
      }),

    sight: (participant, listing, action, at) =>
      commit(async (on) => {
        const state = await readState(on, listing);
        if (state === undefined || !isListed(state)) return "gone";

        const last = await readLastSighting(on, participant, listing, action);
        // If the newest claim had been made by then, so had all the others.
        const since = await readNewestSince(on, listing);
        const claims = since === undefined ? [] : [{ since, withdrawnAt: undefined }];
        if (isSightingKnown(last, claims, at)) return "kept";
        await on.insertInto("sightings").values({ listing, participant, action, at }).execute();
        await settleListings(on, parts, [listing], at);
        return "kept";
      }),
  };
}

async function readState(on: Transaction<Tables>, listing: ListingNumber) {
  const row = await on
    .selectFrom("listings")
    .select(["state", "grounds"])
    .where("number", "=", listing)
    .executeTakeFirst();
  return row && stateOf(row);
}

async function readOwn(
  on: Transaction<Tables>,
  participant: ParticipantId,
  listing: ListingNumber,
): Promise<Verdict | undefined> {
  const row = await on
    .selectFrom("reviews")
    .select("verdict")
    .where("listing", "=", listing)
    .where("participant", "=", participant)
    .executeTakeFirst();
  return row?.verdict;
}

async function readLastSighting(
  on: Transaction<Tables>,
  participant: ParticipantId,
  listing: ListingNumber,
  action: SightingAction,
): Promise<Milliseconds | undefined> {
  const row = await on
    .selectFrom("sightings")
    .select("at")
    .where("listing", "=", listing)
    .where("participant", "=", participant)
    .where("action", "=", action)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
