import type { Milliseconds } from "./contact-state.ts";
import type { MatchedListing } from "./matched-listing.ts";

/**
 * Distinct uploads that an unconfirmed listing may match within `BREAKER_WINDOW` and be acted on.
 *
 * A picture made to hurt one person is seldom posted more often than this; one that everybody
 * posts, listed by mistake or in malice, is. A judgement, not a measurement.
 */
export const BREAKER_MOST_UPLOADS = 20;

/** The span over which uploads are counted: one hour. */
export const BREAKER_WINDOW: Milliseconds = 3_600_000;

/** How often one listing has matched at this platform. */
export interface MatchRate {
  /** Distinct uploads it matched in the last `BREAKER_WINDOW`, the present one included. */
  readonly uploads: number;
  /** Whether the breaker was open already. */
  readonly wasOpen: boolean;
}

/**
 * Says whether to stop acting on a listing and ask people to review it.
 *
 * Once open it stays open until a review closes it: were it to close by itself, a viral picture
 * listed in malice would have 20 more uploads held every hour.
 *
 * A picture of a child that really spreads opens it as well. That is why an open breaker must be
 * shown to a reviewer at once, and why their "intimate" closes it.
 */
export function breakerOpen(
  listing: Pick<MatchedListing, "state" | "own">,
  { uploads, wasOpen }: MatchRate,
): boolean {
  const isReviewed = listing.state === "confirmed" || listing.own === "intimate";
  return !isReviewed && (wasOpen || uploads > BREAKER_MOST_UPLOADS);
}
