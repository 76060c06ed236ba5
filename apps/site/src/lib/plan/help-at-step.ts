import type { Answers, HelpEntry, Reader } from "@holdfast/guide";

/** Whether an entry reaches the police by phone; a website alone does not tell anyone tonight. */
export function isPolicePhone({ kind, tel }: HelpEntry): boolean {
  return kind === "police" && tel !== null;
}

/**
 * The police and places like it where someone can report, for the age and the door of the reader:
 * also hotlines that take reports of blackmail, not of pictures alone. An adult is sent to a hotline about pictures
 * of under-18s only after saying that one of them is such a picture.
 */
export function policeFor(
  entries: readonly HelpEntry[],
  reader: Reader,
  { ageNow, pictured }: Answers,
): HelpEntry[] {
  const wasAdult = ageNow === "adult" && pictured !== "under-18" && pictured !== "both";
  return entries.filter(
    ({ kind, audience, says, topics }) =>
      (kind === "police" || (kind === "hotline" && says.includes("blackmail"))) &&
      !(wasAdult && kind === "hotline" && isForChildrenOnly(topics)) &&
      (audience !== "child" || ageNow !== "adult") &&
      (audience !== "adult" || (ageNow !== "child" && ageNow !== "teen")) &&
      (audience !== "parent" || reader === "parent") &&
      (audience !== "school" || reader === "staff" || reader === "boarding"),
  );
}

/** Whether a hotline is about pictures of under-18s, and about no others: it has nothing for an adult. */
function isForChildrenOnly(topics: readonly string[]): boolean {
  return topics.includes("csam") && !topics.includes("ncii");
}
