/** A time or a span in milliseconds; a time counts from the Unix epoch. */
export type Milliseconds = number;

/** `fresh`: act. `hold-only`: hold, block nothing. `stale`: act no more, and say so. */
export type Contact = "fresh" | "hold-only" | "stale";

const HOUR: Milliseconds = 3_600_000;

/** After this long without the exchange, a listing may be held for but not blocked: 24 hours. */
export const HOLD_ONLY_AFTER: Milliseconds = 24 * HOUR;

/** After this long without the exchange, too much may have been withdrawn to act: 7 days. */
export const STALE_AFTER: Milliseconds = 7 * 24 * HOUR;

/**
 * Says how far the list can still be trusted.
 *
 * @param lastContact when the exchange last answered; `-Infinity` when it never has
 * @param now on the clock that `lastContact` was read from
 */
export function contactState(lastContact: Milliseconds, now: Milliseconds): Contact {
  // A clock set back by more than a day would otherwise make a dead exchange look fresh for as long.
  const silence = Math.abs(now - lastContact);

  if (silence <= HOLD_ONLY_AFTER) return "fresh";
  if (silence <= STALE_AFTER) return "hold-only";
  return "stale";
}
