import type { Answers, Reader } from "../answers.ts";
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

/** Who looks for a line, and how it can be reached. All may be left out. */
export interface Wanted {
  /** Only lines that can be reached by one of these, such as text and chat for someone who cannot talk. */
  readonly ways?: ReadonlySet<Way>;
  /** Of the person who is threatened. */
  readonly ageNow?: Answers["ageNow"] | undefined;
  readonly reader?: Reader;
}

/**
 * Whom someone of this age can talk to: lines for anyone and, unless it is an adult, for children. A
 * line about someone's own behaviour towards children is not one to call when threatened.
 */
export function isToTalkTo(entry: HelpEntry, ageNow?: Answers["ageNow"]): boolean {
  const { kind, says } = entry;
  if (says.includes("own-behaviour") || (kind !== "crisis" && kind !== "helpline")) return false;
  return ageNow === "adult" ? isForAdult(entry) : isForUnder18(entry, ageNow === "child" ? 12 : 17);
}

/**
 * Whether a line is for adults alone and about intimate pictures: somebody there knows the threat, and helps to get
 * pictures taken down.
 */
export function isAdultPictureLine(entry: HelpEntry): boolean {
  const { minAge, says } = entry;
  return isToTalkTo(entry, "adult") && (minAge ?? 0) >= 18 && says.includes("removal");
}

/** A line for children that ends at 18 or names no end is none for an adult. */
function isForAdult({ audience, maxAge }: HelpEntry): boolean {
  const isOpenAbove18 = maxAge === null ? audience !== "child" : maxAge > 18;
  return isOpenAbove18 && audience !== "parent" && audience !== "school";
}

/** @param oldest years of age: what begins later is not for them */
function isForUnder18({ audience, minAge }: HelpEntry, oldest: number): boolean {
  return (audience === "any" || audience === "child") && (minAge ?? 0) <= oldest;
}

/**
 * How well a line fits, the least being the best: lines that know about blackmail or are for the
 * young, then those that listen to anyone, then all others. At a school a line that takes reports
 * about a child comes first; for an adult, lines that are for the young come last.
 */
export function fitOf(
  { says, maxAge }: HelpEntry,
  { ageNow, reader }: Pick<Wanted, "ageNow" | "reader"> = {},
): number {
  const isSchool = reader === "staff" || reader === "boarding";
  if (isSchool && says.includes("protects")) return -1;
  if (ageNow === "adult" && (maxAge !== null || says.includes("young"))) return 3;
  if (says.includes("blackmail") || says.includes("young")) return 0;
  return says.includes("listen") || says.includes("suicide") ? 1 : 2;
}

const EVERY_WAY: ReadonlySet<Way> = new Set(["phone", "text", "chat"]);

/**
 * The lines of a country that are open now: those for the whole country first, then those that fit
 * best.
 */
export function talkLinesOpenNow(
  entries: readonly HelpEntry[],
  zones: readonly string[],
  now: Milliseconds,
  wanted: Wanted = {},
): TalkLine[] {
  const { ways = EVERY_WAY, ageNow } = wanted;
  return entries
    .filter((entry) => isToTalkTo(entry, ageNow))
    .flatMap((entry) => {
      const opening = openingOf(entry, zones, now);
      if (opening.kind !== "open") return [];
      const open = new Set([...opening.ways].filter((way) => ways.has(way)));
      return open.size === 0 ? [] : [{ entry, ways: open, always: opening.always }];
    })
    .toSorted((one, other) => rankOf(one.entry, wanted) - rankOf(other.entry, wanted));
}

/**
 * Lines to call for the whole country whose hours are not known, the best first. None where one for the whole
 * country is open: a line that serves one city, or nobody, must not be all that someone elsewhere is shown.
 */
export function talkLinesPerhapsOpen(
  entries: readonly HelpEntry[],
  zones: readonly string[],
  now: Milliseconds,
  wanted: Wanted = {},
): HelpEntry[] {
  const ways: Wanted["ways"] = new Set(["phone"]);
  const open = talkLinesOpenNow(entries, zones, now, { ...wanted, ways });
  if (open.some(({ entry }) => entry.place === null)) return [];
  return entries
    .filter(
      (entry) => isToTalkTo(entry, wanted.ageNow) && entry.place === null && entry.tel !== null,
    )
    .filter((entry) => openingOf(entry, zones, now).kind === "unknown")
    .toSorted((one, other) => rankOf(one, wanted) - rankOf(other, wanted));
}

function rankOf(entry: HelpEntry, wanted: Wanted): number {
  return (entry.place === null ? 0 : 10) + fitOf(entry, wanted);
}
