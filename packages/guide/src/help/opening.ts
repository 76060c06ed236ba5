import { type HelpEntry, type OpenSpan, WEEKDAYS, type Weekday } from "./help-entry.ts";
import { type Milliseconds, WEEK, type WeekMinute, weekMinuteIn } from "./local-time.ts";

/** A way to reach someone. */
export type Way = "phone" | "text" | "chat";

export type Opening =
  /** Open now by these ways; `always` when its source says day and night. */
  | { readonly kind: "open"; readonly always: boolean; readonly ways: ReadonlySet<Way> }
  /** `opens` only where the clocks of the whole country agree. */
  | { readonly kind: "closed"; readonly opens?: OpensAt }
  /** Its hours are not printed, or can be read in more than one way. */
  | { readonly kind: "unknown" };

export interface OpensAt {
  /** 0 is today, 1 tomorrow, up to 7. */
  readonly inDays: number;
  readonly day: Weekday;
  /** Local time, `09:30`. */
  readonly at: string;
}

const DAY = 24 * 60;

/**
 * Whether a line is open.
 *
 * In a country with several time zones it counts as open only when it is open in all of them: hours
 * are printed in local time, and a wrong "open now" at three in the morning is worse than none.
 * Public holidays are not known here; pages say so.
 *
 * @param zones IANA names, at least one
 */
export function openingOf(entry: HelpEntry, zones: readonly string[], now: Milliseconds): Opening {
  const ways = waysOf(entry);
  if (entry.alwaysOpen === true) return { kind: "open", always: true, ways: new Set(ways) };
  const spans = entry.open;
  if (spans === null || zones.length === 0) return { kind: "unknown" };

  const times = [...new Set(zones.map((zone) => weekMinuteIn(zone, now)))];
  const open = ways.filter((way) => times.every((time) => isOpen(spansBy(spans, way), time)));
  if (open.length > 0) return { kind: "open", always: false, ways: new Set(open) };

  const [time, ...others] = times;
  if (time === undefined || others.length > 0) return { kind: "closed" };
  return { kind: "closed", opens: nextOpening(spans, time) };
}

function waysOf({ tel, sms, chatUrl }: HelpEntry): Way[] {
  const ways: Way[] = [];
  if (tel !== null) ways.push("phone");
  if (sms !== null) ways.push("text");
  if (chatUrl !== null) ways.push("chat");
  return ways;
}

/** Hours printed for one way say nothing about another. */
function spansBy(spans: readonly OpenSpan[], way: Way): OpenSpan[] {
  return spans.filter(({ by }) => by === undefined || by === way);
}

function isOpen(spans: readonly OpenSpan[], time: WeekMinute): boolean {
  return spans.some((span) =>
    startsOf(span).some((start) => (time - start + WEEK) % WEEK < lengthOf(span)),
  );
}

function nextOpening(spans: readonly OpenSpan[], time: WeekMinute): OpensAt {
  const waits = spans.flatMap((span) =>
    startsOf(span).map((start) => ((start - time + WEEK - 1) % WEEK) + 1),
  );
  const start = time + Math.min(...waits);
  return {
    inDays: Math.floor(start / DAY) - Math.floor(time / DAY),
    day: WEEKDAYS[Math.floor((start % WEEK) / DAY)] ?? "mon",
    at: clockTime(start % DAY),
  };
}

function startsOf({ days, from }: OpenSpan): WeekMinute[] {
  return days.map((day) => WEEKDAYS.indexOf(day) * DAY + minutesOf(from));
}

/** Minutes from opening to closing; hours that end before they begin end on the next day. */
function lengthOf({ from, to }: OpenSpan): number {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + DAY;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function clockTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
