import type { HelpEntry } from "@holdfast/guide";

/** The topic whose words someone types who is threatened. */
export const THREATS = "sextortion";

/**
 * Reads words by which entries are found, by topic, from a text such as `scam: fraud, bank; school: teacher`: what
 * people type is seldom the word that stands on the page.
 * Whoever knows blackmail is found by every word for it, whatever else it is filed under.
 *
 * @returns the words for the topics of an entry
 */
export function findWords(text: string): (entry: Pick<HelpEntry, "topics" | "says">) => string {
  const words = new Map(
    text.split(";").map((row) => {
      const [topic = "", names = ""] = row.split(":");
      return [topic.trim(), names.trim()];
    }),
  );
  return ({ topics, says }) =>
    [...new Set([...topics, ...(says.includes("blackmail") ? [THREATS] : [])])]
      .map((topic) => words.get(topic) ?? "")
      .filter((found) => found !== "")
      .join(", ");
}
