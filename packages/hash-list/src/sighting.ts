import type { Claim, Milliseconds } from "./claim.ts";
import { DAY } from "./policy.ts";

/**
 * Whether a sighting says nothing new: one of the same participant, listing and action is kept on
 * this day in UTC, and nobody has claimed the picture since that one.
 *
 * The second half is for the person who claims at noon what another claimed last week: a match
 * from the morning is not theirs to see, so one from the afternoon is kept for them.
 *
 * @param last when the newest one of the same participant, listing and action was kept
 * @param claims the listing's
 */
export function isSightingKnown(
  last: Milliseconds | undefined,
  claims: readonly Pick<Claim, "since">[],
  at: Milliseconds,
): boolean {
  if (last === undefined || Math.floor(last / DAY) !== Math.floor(at / DAY)) return false;
  return claims.every((claim) => claim.since <= last);
}

/**
 * Whether the owner of a claim may see a sighting of its listing: only while it was claimed.
 *
 * An earlier or a later one would show that another case claims the same picture.
 */
export function isSightingVisible(
  claim: Pick<Claim, "since" | "withdrawnAt">,
  at: Milliseconds,
): boolean {
  return at >= claim.since && (claim.withdrawnAt === undefined || at < claim.withdrawnAt);
}
