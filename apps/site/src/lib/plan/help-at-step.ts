import type { Answers, HelpEntry, Reader } from "@holdfast/guide";

/** Whether an entry reaches the police by phone; a website alone does not tell anyone tonight. */
export function isPolicePhone({ kind, tel }: HelpEntry): boolean {
  return kind === "police" && tel !== null;
}

/**
 * The police and places like it where someone can report, for the age and the door of the reader:
 * also hotlines that take reports of blackmail, not of pictures alone.
 */
export function policeFor(
  entries: readonly HelpEntry[],
  reader: Reader,
  { ageNow }: Answers,
): HelpEntry[] {
  return entries.filter(
    ({ kind, audience, says }) =>
      (kind === "police" || (kind === "hotline" && says.includes("blackmail"))) &&
      (audience !== "child" || ageNow !== "adult") &&
      (audience !== "adult" || (ageNow !== "child" && ageNow !== "teen")) &&
      (audience !== "parent" || reader === "parent") &&
      (audience !== "school" || reader === "staff" || reader === "boarding"),
  );
}
