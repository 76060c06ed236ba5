import type { PdqHash } from "@holdfast/pdq";
import type { ListName, NewClaim } from "./claim.ts";
import type { CaseId } from "./hash-list-store.ts";

/** A claim as it was sent; its hash is gone once its case was withdrawn. */
export interface SentClaim {
  readonly hash: PdqHash | undefined;
  readonly quality: number;
  readonly list: ListName;
}

/** What a person asked under one key: to open a case, or to add to one. */
export interface ClaimRequest<SomeClaim extends SentClaim = NewClaim> {
  /** `undefined` when the request opened the case. */
  readonly addsTo: CaseId | undefined;
  /** In the order in which they were sent. */
  readonly claims: readonly SomeClaim[];
}

/**
 * Whether a request says the same as an earlier one with the same key. If so it changes nothing;
 * if not, the key was used for two things and the later one is refused.
 *
 * A hash that was erased since counts as the same: nothing is kept that could tell, and the key,
 * 128 random bits, already shows who is asking.
 */
export function isSameRequest(earlier: ClaimRequest<SentClaim>, now: ClaimRequest): boolean {
  return (
    earlier.addsTo === now.addsTo &&
    earlier.claims.length === now.claims.length &&
    earlier.claims.every((claim, at) => isSameClaim(claim, now.claims[at]!))
  );
}

function isSameClaim(earlier: SentClaim, now: NewClaim): boolean {
  return (
    (earlier.hash === undefined || earlier.hash === now.hash) &&
    earlier.quality === now.quality &&
    earlier.list === now.list
  );
}
