import { type HelpEntry, isForYoung, isToTalkTo } from "@holdfast/guide";

/**
 * What stays in sight on the page of a country, whatever someone looks for: the first emergency number, the first
 * line to talk to for anyone and the first for the young.
 *
 * @param entries in the order of the page
 */
export function keptInSight(entries: readonly HelpEntry[]): ReadonlySet<HelpEntry> {
  const talk = entries.filter((entry) => isToTalkTo(entry));
  const kept = [
    entries.find(({ kind, tel }) => kind === "emergency" && tel !== null),
    talk.find((entry) => !isForYoung(entry)),
    talk.find(isForYoung),
  ];
  return new Set(kept.filter((entry) => entry !== undefined));
}
