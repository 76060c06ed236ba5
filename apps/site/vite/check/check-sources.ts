import { OWN, type Sources } from "../sources.ts";
import type { Found } from "./finding.ts";

/**
 * Finds what is wrong with the sources that a text names.
 *
 * @param ids as they stand there; absent where the text names none
 * @param needed whether the text has to name one
 */
export function checkSources(
  ids: readonly string[] | undefined,
  { needed }: { needed: boolean },
  { sources: known, today }: { sources: Sources; today: string },
): Found[] {
  if (ids === undefined) return needed ? [missingSource] : [];
  const read = ids.filter((id) => known.has(id));
  const unknown = ids.filter((id) => id !== OWN && !known.has(id));
  const old = read.filter((id) => isOlderThanYear(known.get(id)?.day ?? today, today));
  const weak = read.length > 0 && read.every((id) => known.get(id)?.read === "single");
  return [
    ...unknown.map((id): Found => ({ ...unknownSource, words: id })),
    ...old.map(
      (id): Found => ({
        level: "warning",
        rule: "source-old",
        words: id,
        why: "Nobody has read this source for over a year.",
        instead: "Read it again, mend the text where it changed, and set its day in sources.json.",
      }),
    ),
    ...(weak ? [{ ...weakSource, words: read.join(", ") }] : []),
  ];
}

const missingSource: Found = {
  level: "error",
  rule: "source-missing",
  words: "",
  why: "Every text of the guide says where its facts come from; only headings and buttons need not.",
  instead: 'End it with "Source: S7, S12", or "Source: own" if it states no fact.',
};

const unknownSource: Omit<Found, "words"> = {
  level: "error",
  rule: "source-unknown",
  why: "No entry of content/data/sources.json has this id.",
  instead: "Check the id, or add the source there first.",
};

const weakSource: Omit<Found, "words"> = {
  level: "warning",
  rule: "source-weak",
  why: "This rests on second-hand pages that nothing better confirms.",
  instead: "Find a better source, or leave the fact out.",
};

/** Finds a day of last change that is over a year ago, or still to come. */
export function checkDate(date: string, today: string): Found[] {
  if (date > today) {
    const why = "Words cannot have been changed on a day that is still to come.";
    return [{ level: "error", rule: "date-to-come", words: date, why, instead: "Set the day." }];
  }
  if (!isOlderThanYear(date, today)) return [];
  return [
    {
      level: "warning",
      rule: "date-old",
      words: date,
      why: "Nobody has looked at these words for over a year.",
      instead: "Read the page with its sources, mend it, and set the date.",
    },
  ];
}

/** Days as text compare like days. */
function isOlderThanYear(day: string, today: string): boolean {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` < today;
}
