import type { HelpEntry } from "@holdfast/guide";
import type { Words } from "#lib/words/words.ts";

/** The years of age that a line is for, in words. Absent where its source names none. */
export function agesWords(
  { minAge, maxAge }: Pick<HelpEntry, "minAge" | "maxAge">,
  t: Words,
): string | undefined {
  if (minAge !== null && maxAge !== null) return t("help.ages-both", { from: minAge, to: maxAge });
  if (minAge !== null) return t("help.ages-from", { from: minAge });
  return maxAge === null ? undefined : t("help.ages-to", { to: maxAge });
}
