import type { HelpEntry } from "@holdfast/guide";

/**
 * Reads words by which entries are found, by topic, from a text such as `scam: fraud, bank; school: teacher`: what
 * people type is seldom the word that stands on the page.
 *
 * @returns the words for the topics of an entry
 */
export function findWords(text: string): (entry: Pick<HelpEntry, "topics">) => string {
  const words = new Map(
    text.split(";").map((row) => {
      const [topic = "", names = ""] = row.split(":");
      return [topic.trim(), names.trim()];
    }),
  );
  return ({ topics }) =>
    topics
      .map((topic) => words.get(topic) ?? "")
      .filter((found) => found !== "")
      .join(", ");
}
