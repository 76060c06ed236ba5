import type { HelpEntry } from "./help-entry.ts";
import type { Milliseconds } from "./local-time.ts";
import { type Opening, openingOf } from "./opening.ts";
import type { Saying } from "./sayings.ts";

/** A line that takes an adult's concern about a child, and whether it is open. */
export interface ConcernLine {
  readonly entry: HelpEntry;
  readonly opening: Opening;
}

/** More than these would be a list to read, not someone to call. */
const MOST_LINES = 3;

/**
 * Whether a line takes a call from an adult who worries about a child: no line for the young
 * themselves, by its audience or its ages, none that is for people from 18 on, and no line for
 * thoughts of one's own unless it says that it is also for those who worry.
 */
export function takesConcern({ kind, audience, minAge, maxAge, says }: HelpEntry): boolean {
  if (kind !== "helpline" && !(kind === "crisis" && says.includes("adults-too"))) return false;
  const isForYoung = audience === "child" || maxAge !== null;
  return !isForYoung && (minAge ?? 0) < 18 && !says.includes("own-behaviour");
}

/**
 * The lines of a country for an adult who cannot reach the safeguarding lead: those open now, the
 * best first. When none is known to be open, the one that fits best, so that someone can say when it opens.
 */
export function concernLines(
  entries: readonly HelpEntry[],
  zones: readonly string[],
  now: Milliseconds,
): ConcernLine[] {
  const lines = entries
    .filter((entry) => takesConcern(entry))
    .map((entry) => ({ entry, opening: openingOf(entry, zones, now) }))
    .toSorted((one, other) => rankOf(one.entry) - rankOf(other.entry));
  const open = lines.filter(({ opening }) => opening.kind === "open");
  return open.length > 0 ? open.slice(0, MOST_LINES) : lines.slice(0, 1);
}

/** Lines that take reports about a child come first, then those for schools, then those for who worries. */
const BEST_FIRST: readonly Saying[] = ["protects", "school-incident", "adults-too", "parents"];

function rankOf({ place, says }: HelpEntry): number {
  const found = BEST_FIRST.findIndex((saying) => says.includes(saying));
  return (place === null ? 0 : 10) + (found < 0 ? BEST_FIRST.length : found);
}
