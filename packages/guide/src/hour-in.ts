import { type Milliseconds, weekMinuteIn } from "./help/local-time.ts";

/** Hours of the day in which others may be asleep: from 22:00 to 7:00. */
const EVENING = 22;
const MORNING = 7;

const DAY_MINUTES = 24 * 60;

/**
 * Whether it is night in a country: only when all of its clocks say so, or all say that it is not.
 *
 * @param zones time zones of the country; none when no country is known
 */
export function hourIn(zones: readonly string[], now: Milliseconds): "day" | "night" | undefined {
  const nights = zones.map((zone) => {
    const hour = (weekMinuteIn(zone, now) % DAY_MINUTES) / 60;
    return hour >= EVENING || hour < MORNING;
  });
  if (nights.length === 0 || new Set(nights).size > 1) return undefined;
  return nights[0] ? "night" : "day";
}
