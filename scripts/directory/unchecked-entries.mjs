/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Entries of the help directory that nobody has checked for longer than they may wait, the oldest first.
 *
 * Entries that are not confirmed are not shown to anyone and so are left out.
 *
 * @param {{ entries: readonly { id: string, country: string, name: string, source: string | null, confirmed: boolean, seenOn: string }[] }} directory
 * @param {{ now: number, olderThanDays: number }} limits `now` in milliseconds since 1970
 * @returns {{ id: string, country: string, name: string, seenOn: string, days: number, source: string | null }[]}
 *   `days` since the day of the last check
 */
export function uncheckedEntries(directory, { now, olderThanDays }) {
  return directory.entries
    .filter(({ confirmed }) => confirmed)
    .map(({ id, country, name, seenOn, source }) => {
      const days = Math.floor((now - Date.parse(`${seenOn}T00:00:00Z`)) / DAY);
      return { id, country, name, seenOn, days, source };
    })
    .filter(({ days }) => days > olderThanDays)
    .sort((one, other) => other.days - one.days || one.id.localeCompare(other.id));
}
