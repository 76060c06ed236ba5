import type { OpenSpan, OpensAt, Weekday } from "@holdfast/guide";
import { type Language, rulesOf } from "#lib/languages.ts";

const DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A day of the week in the reader's language: `Monday`, or `Mon`. */
export function showWeekday(day: Weekday, language: Language, style: "long" | "short"): string {
  // 2024-01-01 was a Monday.
  const date = Date.UTC(2024, 0, 1 + DAYS.indexOf(day));
  return new Intl.DateTimeFormat(rulesOf(language), { weekday: style, timeZone: "UTC" }).format(
    date,
  );
}

/** Days and times as people write them: `Mon–Fri 09:00–17:00`. A week that begins on Sunday reads `Sun–Thu`. */
export function showSpan({ days, from, to }: OpenSpan, language: Language): string {
  return `${showDays(days, language)} ${from}–${to}`;
}

function showDays(days: readonly Weekday[], language: Language): string {
  const short = (day: Weekday) => showWeekday(day, language, "short");
  const runs = runsOf(days);
  const shown = runs.map(([first, last]) =>
    first === last ? short(first) : `${short(first)}–${short(last)}`,
  );
  return shown.join(", ");
}

/** Days that follow each other, as the first and the last of each row. */
function runsOf(days: readonly Weekday[]): (readonly [Weekday, Weekday])[] {
  const open = new Set(days);
  if (open.size === DAYS.length) return [["mon", "sun"]];
  return DAYS.filter((day) => open.has(day) && !open.has(before(day)))
    .map((first) => {
      let last = first;
      while (open.has(after(last))) last = after(last);
      return [first, last] as const;
    })
    .toSorted(([first], [other]) => DAYS.indexOf(first) - DAYS.indexOf(other));
}

function before(day: Weekday): Weekday {
  return DAYS.at(DAYS.indexOf(day) - 1) ?? "sun";
}

function after(day: Weekday): Weekday {
  return DAYS[(DAYS.indexOf(day) + 1) % DAYS.length] ?? "mon";
}

/** Which sentence says when a line opens: later today, tomorrow, or on a day of the week. */
export function opensWhen({ inDays }: OpensAt): "today" | "tomorrow" | "day" {
  if (inDays === 0) return "today";
  return inDays === 1 ? "tomorrow" : "day";
}
