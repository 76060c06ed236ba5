import type { MatchedListing } from "@holdfast/decision";

/**
 * A claim that this platform's own reviewer called intimate, as the exchange will answer it: one
 * voice confirms it. Whether the exchange can be reached must not matter to what a platform may do
 * about a picture that its own people have looked at.
 *
 * Anyone's dissent counts for more, so a disputed listing stays as it is.
 */
export function asReviewedHere<Found extends MatchedListing>(listing: Found): Found {
  return listing.own === "intimate" && listing.state === "claimed"
    ? { ...listing, state: "confirmed", grounds: "single" }
    : listing;
}
