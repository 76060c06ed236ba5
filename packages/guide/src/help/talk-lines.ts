import type { HelpEntry } from "./help-entry.ts";
import type { Milliseconds } from "./local-time.ts";
import { openingOf, type Way } from "./opening.ts";

/** A line to talk to that is open now, and how. */
export interface TalkLine {
  readonly entry: HelpEntry;
  readonly ways: ReadonlySet<Way>;
  /** Open day and night, by its own word. */
  readonly always: boolean;
}

/**
 * Whom a young person can talk to: lines for anyone or for children. A line about someone's own
 * behaviour towards children is not one for a child to call.
 */
export function isToTalkTo({ kind, audience, says }: HelpEntry): boolean {
  if (says.includes("own-behaviour")) return false;
  return (kind === "crisis" || kind === "helpline") && (audience === "any" || audience === "child");
}

/**
 * How well a line fits a young person who is threatened, the least being the best: lines that know
 * about blackmail or are for the young, then those that listen to anyone, then all others.
 */
export function fitOf({ says }: HelpEntry): number {
  if (says.includes("blackmail") || says.includes("young")) return 0;
  return says.includes("listen") || says.includes("suicide") ? 1 : 2;
}

/**
 * The lines of a country that are open now: those for the whole country first, then those that fit
 * best.
 *
 * @param ways only lines that can be reached by one of these, such as text and chat for someone
 *   who cannot talk
 */
export function talkLinesOpenNow(
  entries: readonly HelpEntry[],
  zones: readonly string[],
  now: Milliseconds,
  ways: ReadonlySet<Way> = new Set(["phone", "text", "chat"]),
): TalkLine[] {
  return entries
    .filter(isToTalkTo)
    .flatMap((entry) => {
      const opening = openingOf(entry, zones, now);
      if (opening.kind !== "open") return [];
      const open = new Set([...opening.ways].filter((way) => ways.has(way)));
      return open.size === 0 ? [] : [{ entry, ways: open, always: opening.always }];
    })
    .toSorted((one, other) => rankOf(one.entry) - rankOf(other.entry));
}

function rankOf(entry: HelpEntry): number {
  return (entry.place === null ? 0 : 3) + fitOf(entry);
}
