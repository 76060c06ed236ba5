import type { Answers } from "../answers.ts";
import type { HelpEntry } from "./help-entry.ts";
import type { Milliseconds } from "./local-time.ts";
import { talkLinesOpenNow, talkLinesPerhapsOpen } from "./talk-lines.ts";

/** What the safety line of a page shows once a country is chosen. */
export interface SafetyNumbers {
  /** The number for danger now: the one of the country that reaches most services. */
  readonly emergency?: HelpEntry;
  /** A line to call with thoughts of suicide or to talk, open now; never the police. */
  readonly talk?: HelpEntry;
  /** Beside a line for anyone: one made for young people, open now, for the whole country. */
  readonly young?: HelpEntry;
  /** For the whole country, where nothing that is open serves it: a line whose hours are not known. It comes before `talk`. */
  readonly perhaps?: HelpEntry;
  /** Someone to text, for who cannot talk: a line open now, or else the emergency number by text. */
  readonly text?: HelpEntry;
  /** The emergency number by text, where it is only for people who cannot hear or speak. */
  readonly textIfDeaf?: HelpEntry;
}

/** How someone can be reached to talk to now: by phone, by text alone, or by neither. */
export type TalkNow = "call" | "text" | "none";

/** An emergency number by text is nobody to talk to, so it counts as no line. */
export function talkNow({ talk, text }: SafetyNumbers): TalkNow {
  if (talk !== undefined) return "call";
  return text === undefined || text.kind === "emergency" ? "none" : "text";
}

/**
 * Picks the numbers of the safety line out of one country's entries.
 *
 * @param ageNow of the person who is threatened, where it was said
 */
export function safetyNumbers(
  entries: readonly HelpEntry[],
  zones: readonly string[],
  now: Milliseconds,
  ageNow?: Answers["ageNow"],
): SafetyNumbers {
  const emergency = entries
    .filter(({ kind, tel }) => kind === "emergency" && tel !== null)
    .toSorted((one, other) => Number(isLimited(one)) - Number(isLimited(other)))[0];
  // Whoever thinks of suicide is sent to the line made for that, where there is one.
  // Of several, the one for anyone: the one for the young is named beside it.
  const rank = (entry: HelpEntry) => {
    if (entry.place !== null || entry.kind !== "crisis") return 2;
    return isForYoung(entry) ? 1 : 0;
  };
  const open = talkLinesOpenNow(entries, zones, now, { ageNow }).toSorted(
    (one, other) => rank(one.entry) - rank(other.entry),
  );
  const calls = open.filter(({ ways }) => ways.has("phone")).map(({ entry }) => entry);
  const talk = calls[0];
  const isBeside =
    ageNow !== "adult" && talk !== undefined && talk.place === null && !isForYoung(talk);
  const young = isBeside
    ? // One for some of them only would tell whoever looks over a shoulder more than was chosen.
      calls.find(({ place, says }) => place === null && says.includes("young"))
    : undefined;
  const [perhaps] = talkLinesPerhapsOpen(entries, zones, now, { ageNow });
  const emergencyTexts = entries.filter(({ kind, sms }) => kind === "emergency" && sms !== null);
  const isForDeaf = ({ says }: HelpEntry) => says.includes("cannot-speak");
  const text =
    open.find(({ ways, entry }) => ways.has("text") && !isForDeaf(entry))?.entry ??
    emergencyTexts.find((entry) => !isForDeaf(entry));
  const textIfDeaf = emergencyTexts.find(isForDeaf);

  return {
    ...(emergency && { emergency }),
    ...(talk && { talk }),
    ...(young && { young }),
    ...(perhaps && { perhaps }),
    ...(text && { text }),
    ...(textIfDeaf && { textIfDeaf }),
  };
}

/**
 * The lines to call, in the order in which they are named: the one made for thoughts of suicide first, but to
 * someone who said that they are under 18 the one that is for them.
 */
export function callsInOrder(
  { talk, young }: SafetyNumbers,
  ageNow?: Answers["ageNow"],
): readonly HelpEntry[] {
  const isUnder18 = ageNow === "child" || ageNow === "teen";
  return (isUnder18 ? [young, talk] : [talk, young]).filter((entry) => entry !== undefined);
}

/** Whether a line is made for children and young people. */
export function isForYoung({ audience, says }: HelpEntry): boolean {
  return audience === "child" || says.includes("young");
}

/** Whether an emergency number was read where the service or its authority names it. */
export function isChecked({ confirmation }: HelpEntry): boolean {
  return confirmation === "authority-site";
}

/** Whether an emergency number reaches only some services or one place, so that this must be said. */
export function isLimited({ reaches = [], place }: HelpEntry): boolean {
  return place !== null || (reaches.length > 0 && reaches.length < 3);
}
