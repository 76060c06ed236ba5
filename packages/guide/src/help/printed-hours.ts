import { type OpenSpan, WEEKDAYS, type Weekday } from "./help-entry.ts";

/**
 * Reads opening hours as a source prints them, such as `Mon-Fri 08:00-20:00; Sat 12:00-18:00`.
 *
 * For whoever fills in `open`, and for the test that holds it to `hours`. Pages use `open` alone.
 *
 * @returns `null` for hours that can be read in more than one way, or not at all
 */
export function printedHours(text: string): OpenSpan[] | null {
  const phoneOnly = / \(phone; check site for chat\)$/;
  const plain = text.replace(phoneOnly, "").replace(" (not bank holidays)", "");
  const spans: OpenSpan[] = [];
  let by: "phone" | "chat" | undefined = phoneOnly.test(text) ? "phone" : undefined;

  for (const part of plain.split(PARTS)) {
    const [, way, hours = ""] = /^(?:(phone|chat) )?(.*)$/i.exec(part) ?? [];
    if (way !== undefined) by = way.toLowerCase() as "phone" | "chat";
    const span = readSpan(hours, by !== undefined);
    if (span === undefined) return null;
    spans.push(by === undefined ? span : { ...span, by });
  }
  return spans;
}

/** A comma divides only between hours and another day with its own. */
const PARTS = /;\s*|(?<=\d),\s*(?=(?:mon|tue|wed|thu|fri|sat|sun)[^,;]*\d:)/i;

const SPAN = /^(?:(.*?) )?(?:(\d{1,2}:\d\d)-(\d{1,2}:\d\d)|(24 hours))$/;

function readSpan(text: string, mayLackDays: boolean): OpenSpan | undefined {
  if (text === "24/7") return { days: [...WEEKDAYS], from: "00:00", to: "24:00" };
  const [found, days, from, to] = SPAN.exec(text) ?? [];
  if (found === undefined) return undefined;
  const read = days === undefined && mayLackDays ? [...WEEKDAYS] : readDays(days ?? "");
  if (read === undefined) return undefined;
  return { days: read, from: twoDigits(from ?? "00:00"), to: twoDigits(to ?? "24:00") };
}

const DAY_NAMES: readonly string[] = WEEKDAYS;

const NAMED: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  weekdays: WEEKDAYS.slice(0, 5),
  weekends: WEEKDAYS.slice(5),
  "weekends and public holidays": WEEKDAYS.slice(5),
};

function readDays(text: string): Weekday[] | undefined {
  const named = NAMED[text.toLowerCase()];
  if (named !== undefined) return [...named];
  const found = new Set<Weekday>();
  for (const part of text.toLowerCase().split(/,\s*|\/|\s+and\s+/)) {
    const [first, last = first] = part.split("-");
    const start = DAY_NAMES.indexOf(first ?? "");
    const end = DAY_NAMES.indexOf(last ?? "");
    if (start < 0 || end < 0) return undefined;
    // Weeks begin on Sunday in some countries: `Sun-Thu` runs past the end of this list.
    for (let day = start; ; day = (day + 1) % WEEKDAYS.length) {
      found.add(WEEKDAYS[day] ?? "mon");
      if (day === end) break;
    }
  }
  return WEEKDAYS.filter((day) => found.has(day));
}

function twoDigits(time: string): string {
  return time.padStart(5, "0");
}
