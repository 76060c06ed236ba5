/** Whose pictures a list holds: of adults, or of people who were under 18 when it was taken. */
export type ListName = "adult" | "under-18";

/**
 * What a participant's feed says of a listing. Revoked, expired and withdrawn listings are gone
 * from the feed, so no rule here can act on one.
 */
export type ListingState = "claimed" | "confirmed" | "disputed";

/**
 * Why a listing is confirmed: by one participant, by enough independent ones, by an analyst. Of a
 * disputed one: what stood behind it all the same, `none` when the feed does not say.
 */
export type Grounds = "none" | "single" | "quorum" | "analyst";

/** What this platform's own reviewer said of the listing; `none` when nobody here has looked. */
export type OwnVerdict = "none" | "intimate" | "not-intimate" | "unsure";

/** A listed hash near an upload's, with all this platform knows of it. */
export interface MatchedListing {
  /** The participant's own id of the listing. */
  readonly id: string;
  readonly list: ListName;
  readonly state: ListingState;
  readonly grounds: Grounds;
  readonly own: OwnVerdict;
  /** Hamming distance between the two hashes, 0 to 256 bits. */
  readonly distance: number;
  /** Whether the breaker is open for it, see `breakerOpen`. A paused listing is not acted on. */
  readonly paused?: boolean;
}
