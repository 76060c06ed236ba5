/**
 * A month as people write it, `July 2026`, or a year alone.
 *
 * @param when `2026-07` or `2026`
 */
export function showMonth(when: string, language: string): string {
  const [year, month] = when.split("-");
  return new Intl.DateTimeFormat(language, {
    year: "numeric",
    ...(month === undefined ? {} : { month: "long" }),
    timeZone: "UTC",
  }).format(new Date(`${year}-${month ?? "01"}-01T00:00:00Z`));
}
