import type { Milliseconds } from "./claim.ts";

export const DAY: Milliseconds = 24 * 60 * 60 * 1_000;

/** What an operator may set; the defaults are the design's. */
export interface Policy {
  /** How many independent participants must confirm before others may block on it. 2 or more. */
  readonly confirmations: number;
  /** How many independent dissents revoke a listing. 2 or more: one platform must not empty the list. */
  readonly dissents: number;
  /** How long an adult claim protects without renewal or match, in milliseconds. */
  readonly adultTerm: Milliseconds;
  /** The distance around a revoked hash that is allowed again, 0 to 40 bits out of 256. */
  readonly allowRadius: number;
}

export const DEFAULT_POLICY: Policy = {
  confirmations: 2,
  dissents: 2,
  adultTerm: 365 * DAY,
  allowRadius: 31,
};
