import type { HelpEntry } from "@holdfast/guide";

/**
 * Where a country takes reports: its police and its hotlines. No picture is needed for any of them.
 * Channels for one age only come last: whoever reports may not know how old the person was.
 */
export function reportingRoutes(entries: readonly HelpEntry[]): HelpEntry[] {
  return entries
    .filter(
      ({ kind, audience }) => (kind === "police" || kind === "hotline") && audience !== "school",
    )
    .toSorted((one, other) => Number(isForOneAge(one)) - Number(isForOneAge(other)));
}

function isForOneAge({ minAge, maxAge }: HelpEntry): boolean {
  return minAge !== null || maxAge !== null;
}
