import type { HelpEntry } from "./help-entry.ts";
import type { Opening } from "./opening.ts";
import { fitOf, isToTalkTo } from "./talk-lines.ts";

/** The parts of the page of a country, in the order in which a frightened person needs them. */
export const HELP_SECTIONS = [
  "danger",
  "talk",
  "talk-adult",
  "police",
  "remove",
  "hotline",
  "advice",
  "adults",
  "legal",
  "school",
] as const;

export type HelpSectionName = (typeof HELP_SECTIONS)[number];

export interface HelpSection {
  readonly name: HelpSectionName;
  readonly entries: readonly HelpEntry[];
}

/**
 * Sorts entries into sections; a section without entries is left out. Within a section what is
 * open now comes first, then what serves the whole country, then what fits a young person best.
 */
export function helpSections(
  entries: readonly HelpEntry[],
  opening: (entry: HelpEntry) => Opening,
): HelpSection[] {
  const bySection = Map.groupBy(entries, sectionOf);
  return HELP_SECTIONS.flatMap((name) => {
    const found = bySection.get(name);
    return found === undefined ? [] : [{ name, entries: sorted(found, opening) }];
  });
}

/** Numbers and lines that a young person can turn to come first; nobody is sent to a line for others. */
function sectionOf(entry: HelpEntry): HelpSectionName {
  const { kind, audience } = entry;
  if (audience === "school") return "school";
  switch (kind) {
    case "emergency":
      return "danger";
    case "crisis":
    case "helpline":
      if (isToTalkTo(entry)) return "talk";
      return isToTalkTo(entry, "adult") ? "talk-adult" : "adults";
    case "police":
      return "police";
    case "removal":
      return "remove";
    case "hotline":
      return "hotline";
    case "advice":
      return "advice";
    case "legal":
      return "legal";
  }
}

function sorted(entries: readonly HelpEntry[], opening: (entry: HelpEntry) => Opening) {
  return entries.toSorted(
    (one, other) =>
      closedRank(opening(one)) - closedRank(opening(other)) ||
      Number(one.place !== null) - Number(other.place !== null) ||
      talkRank(one) - talkRank(other),
  );
}

/** Only lines to talk to are put in order by whom they fit; elsewhere the order of the file says more. */
function talkRank(entry: HelpEntry): number {
  return isToTalkTo(entry) ? fitOf(entry) : 0;
}

function closedRank({ kind }: Opening): number {
  switch (kind) {
    case "open":
      return 0;
    case "unknown":
      return 1;
    case "closed":
      return 2;
  }
}

/** Two routes beside the emergency number are the least that a person should have. */
export function hasFewRoutes(entries: readonly HelpEntry[]): boolean {
  const routes = entries.filter(
    ({ kind, audience }) => kind !== "emergency" && audience !== "school",
  );
  return routes.length < 2;
}
