import type { PdqHash } from "@holdfast/pdq";

/** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Milliseconds = number;

export type ListName = "adult" | "under-18";

/**
 * Why a claim is kept but not listed, or `open` when it may be. Never told to anyone but the
 * claimant. An open claim becomes `allow-listed` when its listing is revoked.
 */
export type Gate = "open" | "too-plain" | "allow-listed";

/** One picture, claimed by one case. */
export interface Claim {
  readonly list: ListName;
  readonly since: Milliseconds;
  /** When protection was last asked for: at first `since`, later the newest renewal. */
  readonly renewedAt: Milliseconds;
  readonly withdrawnAt: Milliseconds | undefined;
}

/** A claim as it arrives; `quality`, 0 to 100, is only the device's word. */
export interface NewClaim {
  readonly hash: PdqHash;
  readonly quality: number;
  readonly list: ListName;
}
