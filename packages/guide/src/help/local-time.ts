/** Since 1970-01-01T00:00Z. */
export type Milliseconds = number;

/** Minutes of a week. */
export const WEEK = 7 * 24 * 60;

/** A place in the week, in minutes since Monday 00:00 local time; 0 to 10079. */
export type WeekMinute = number;

const DAY_NUMBERS: Readonly<Record<string, number>> = {
  Mon: 0,
  Tue: 1,
  Wed: 2,
  Thu: 3,
  Fri: 4,
  Sat: 5,
  Sun: 6,
};

/** Making one costs far more than asking it, and there are some 400 zones in all. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Where in the week the clocks of a time zone stand.
 *
 * @throws {RangeError} for a zone that this machine does not know
 */
export function weekMinuteIn(zone: string, now: Milliseconds): WeekMinute {
  const clock = clocks.get(zone) ?? clockOf(zone);
  const parts = new Map(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = DAY_NUMBERS[parts.get("weekday") ?? ""] ?? 0;
  return (day * 24 + Number(parts.get("hour"))) * 60 + Number(parts.get("minute"));
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}
