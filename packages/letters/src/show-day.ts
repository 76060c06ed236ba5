const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day such as `2026-11-28` in words; `undefined` for what is no day. @param language BCP 47 */
export function showDay(day: string, language: string): string | undefined {
  const moment = momentOf(day);
  if (moment === undefined) return undefined;
  return formatOf(language).format(moment);
}

/** Making a format takes far longer than using it, and a letter has a day on every line. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string): Intl.DateTimeFormat {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  formats.set(language, format);
  return format;
}

/** The same day a year later, 1 March for 29 February; `undefined` for what is no day. */
export function yearAfter(day: string): string | undefined {
  const moment = momentOf(day);
  if (moment === undefined) return undefined;
  moment.setUTCFullYear(moment.getUTCFullYear() + 1);
  return moment.toISOString().slice(0, "2026-11-28".length);
}

function momentOf(day: string): Date | undefined {
  const moment = new Date(DAY.test(day) ? `${day}T00:00:00Z` : Number.NaN);
  // 31 April is read as 1 May by some: what does not come back was no day.
  const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
  return isDay ? moment : undefined;
}
