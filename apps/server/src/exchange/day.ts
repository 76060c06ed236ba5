import type { Day } from "@holdfast/contract";
import type { Milliseconds } from "@holdfast/hash-list";

/** The calendar day in UTC that a moment falls on, `2026-11-22`. */
export function dayOf(at: Milliseconds): Day {
  return new Date(at).toISOString().slice(0, 10);
}
