import type { HelpEntry } from "./help-entry.ts";

/** The parts of the page of numbers, in the order in which a frightened person needs them. */
export const HELP_SECTIONS = [
  "danger",
  "talk",
  "police",
  "remove",
  "hotline",
  "advice",
  "school",
] as const;

export type HelpSectionName = (typeof HELP_SECTIONS)[number];

export interface HelpSection {
  readonly name: HelpSectionName;
  readonly entries: readonly HelpEntry[];
}

/** Sorts a country's entries into sections; a section without entries is left out. */
export function helpSections(entries: readonly HelpEntry[]): HelpSection[] {
  const bySection = Map.groupBy(entries, sectionOf);
  return HELP_SECTIONS.flatMap((name) => {
    const found = bySection.get(name);
    return found === undefined ? [] : [{ name, entries: found.toSorted(openFirst) }];
  });
}

function sectionOf({ kind, audience }: HelpEntry): HelpSectionName {
  if (audience === "school") return "school";
  switch (kind) {
    case "emergency":
      return "danger";
    case "crisis":
    case "helpline":
      return "talk";
    case "police":
      return "police";
    case "removal":
      return "remove";
    case "hotline":
      return "hotline";
    case "legal":
    case "advice":
      return "advice";
  }
}

function openFirst(one: HelpEntry, other: HelpEntry): number {
  return Number(other.alwaysOpen === true) - Number(one.alwaysOpen === true);
}
