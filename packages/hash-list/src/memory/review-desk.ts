import type { Milliseconds } from "../claim.ts";
import type { ListingNumber, ParticipantId, ReviewDesk } from "../hash-list-store.ts";
import type { Verdict } from "../review.ts";
import { isSightingKnown } from "../sighting.ts";
import { listedListing, settleListing } from "./settle-listing.ts";
import type { Tables } from "./tables.ts";

/** `ReviewDesk` in memory. Every verb runs to its end before another begins. */
export function memoryReviewDesk(tables: Tables): ReviewDesk {
  function keep(
    reviewer: ParticipantId | "analyst",
    number: ListingNumber,
    verdict: Verdict,
    at: Milliseconds,
  ): "kept" | "gone" {
    const listing = listedListing(tables, number);
    if (listing === undefined) return "gone";

    const before = listing.reviews.get(reviewer)?.verdict;
    listing.reviews.set(reviewer, { verdict, at });
    // A participant's own verdict is part of what its feed says, also where the state stays.
    if (reviewer !== "analyst" && before !== verdict) tables.changed.add(listing);
    settleListing(tables, listing, at);
    return "kept";
  }

  return {
    review: async (participant, listing, verdict, at) => keep(participant, listing, verdict, at),

    analystReview: async (listing, verdict, at) => keep("analyst", listing, verdict, at),

    async sight(participant, number, action, at) {
      const listing = listedListing(tables, number);
      if (listing === undefined) return "gone";

      const last = listing.sightings.findLast(
        (sighting) => sighting.participant === participant && sighting.action === action,
      );
      if (!isSightingKnown(last?.at, listing.claims, at)) {
        listing.sightings.push({ participant, action, at });
        settleListing(tables, listing, at);
      }
      return "kept";
    },
  };
}
