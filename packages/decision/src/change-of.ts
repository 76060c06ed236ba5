import type { Decision } from "./decide.ts";

/** What a platform is told after a re-judgement. `none`: what it was told still stands. */
export type Change = "hold" | "block" | "release" | "none";

/**
 * Says what to tell the platform about an upload that was judged again.
 *
 * @param before the decision that stood, as `standingAfter` gave it; `undefined` at first
 * @returns `hold` or `block` also when only the list changed, since the list decides the treatment
 */
export function changeOf(before: Decision | undefined, after: Decision): Change {
  const standing = standingAfter(before, after);

  if (standing.kind === "hold" || standing.kind === "block") {
    const isKnown = before?.kind === standing.kind && listOf(before) === listOf(standing);
    return isKnown ? "none" : standing.kind;
  }
  return before?.kind === "hold" || before?.kind === "block" ? "release" : "none";
}

/**
 * Says which decision stands once an upload was judged again: the one to remember, and the one a
 * later release undoes. It is `after`, unless that brings no news about the listing.
 *
 * Silence is not news. Were a hold let go because the exchange cannot be reached, whoever cuts the
 * line, or posts a picture often enough to open the breaker, would free every copy on the platform.
 * A matcher that acts no more therefore leaves earlier holds and blocks to the platform's people.
 */
export function standingAfter(before: Decision | undefined, after: Decision): Decision {
  return before !== undefined && isSilent(before, after) ? before : after;
}

/** Whether an action of `before` stands because `after` says nothing new about what led to it. */
function isSilent(before: Decision, after: Decision): boolean {
  if (before.kind !== "hold" && before.kind !== "block") return false;
  if (after.kind !== "hold" && after.kind !== "unsure") return false;

  switch (after.because) {
    case "stale":
    case "unavailable":
      return true;
    // Only for the listing that led to the action: when that one was withdrawn, others that are
    // paused, or may not be blocked for now, are no reason to keep what was done in its name.
    case "paused":
      return "listing" in before && after.listings.includes(before.listing);
    case "contact-lost":
      return "listing" in before && after.listing === before.listing && after.list === before.list;
    default:
      return false;
  }
}

function listOf(decision: Decision) {
  return "list" in decision ? decision.list : undefined;
}
