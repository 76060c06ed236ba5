import type { Contact } from "./contact-state.ts";
import type { MatchedListing } from "./matched-listing.ts";

/** Whose reviews allow a block, in words a moderator can be shown. */
export type BlockReason = "own-review" | "enough-reviews" | "analyst-review";

/**
 * Why a person must look before more is done:
 * - `claimed`: someone asks for it; no review is known here that allows a block
 * - `one-other-review`: one other participant said intimate, which is not enough to block
 * - `disputed`: some reviewer said it is not intimate
 * - `analyst-disagrees`: this platform said not intimate, and an analyst said it is
 * - `contact-lost`: it would be blocked, but the exchange has not answered for a day
 */
export type HoldReason =
  | "claimed"
  | "one-other-review"
  | "disputed"
  | "analyst-disagrees"
  | "contact-lost";

/** What one listing alone asks for. `paused`: nothing, but nobody may call the upload cleared. */
export type Judgement =
  | { readonly kind: "block"; readonly because: BlockReason }
  | { readonly kind: "hold"; readonly because: HoldReason }
  | { readonly kind: "paused" }
  | { readonly kind: "pass" };

/**
 * Judges one listing that lies within the match distance.
 *
 * @param contact how fresh the list is; a stale list must not be judged by at all
 */
export function judgeListing(
  listing: MatchedListing,
  contact: Exclude<Contact, "stale">,
): Judgement {
  const judgement = judgeInContact(listing);
  if (judgement.kind === "block" && contact === "hold-only") {
    return { kind: "hold", because: "contact-lost" };
  }
  return judgement;
}

function judgeInContact(listing: MatchedListing): Judgement {
  if (listing.own === "not-intimate") return judgeAgainstOwnReview(listing);

  switch (listing.state) {
    case "confirmed":
      return judgeConfirmed(listing);
    // One voice confirms a claim, and the exchange will answer so. What a platform may do about a
    // picture that its own people have looked at must not wait for that answer.
    case "claimed":
      return listing.own === "intimate"
        ? { kind: "block", because: "own-review" }
        : holdUnlessPaused(listing, "claimed");
    // Anyone's dissent counts for more than this platform's own "intimate".
    case "disputed":
      return holdUnlessPaused(listing, "disputed");
  }
}

function holdUnlessPaused({ paused }: MatchedListing, because: "claimed" | "disputed"): Judgement {
  return paused ? { kind: "paused" } : { kind: "hold", because };
}

function judgeConfirmed({ own, grounds }: MatchedListing): Judgement {
  if (own === "intimate") return { kind: "block", because: "own-review" };

  switch (grounds) {
    case "analyst":
      return { kind: "block", because: "analyst-review" };
    case "quorum":
      return { kind: "block", because: "enough-reviews" };
    case "single":
      return { kind: "hold", because: "one-other-review" };
    // Confirmed without saying why: as good as a claim, so that a gap in the feed never blocks.
    case "none":
      return { kind: "hold", because: "claimed" };
  }
}

/**
 * This platform looked and said "not intimate": the exchange makes the listing disputed for all
 * others, and asking the same reviewers about every further copy would tell them nothing. So it
 * passes here, also when one or several other participants disagree.
 *
 * Not so when an analyst, with the authority to review, stands behind it, be it disputed or not:
 * one wrong press on a platform must not let a picture, perhaps of a child, go round there. It is
 * held, so that they look again.
 */
function judgeAgainstOwnReview({ grounds }: MatchedListing): Judgement {
  return grounds === "analyst" ? { kind: "hold", because: "analyst-disagrees" } : { kind: "pass" };
}
