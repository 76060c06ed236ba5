import type { HelpEntry } from "@holdfast/guide";
import { agesWords } from "#lib/help/ages-words.ts";
import { showLanguage, showNames } from "#lib/words/formats.ts";
import type { Words } from "#lib/words/words.ts";

/**
 * What to know of a service of one country before using it, as far as the directory confirms it: its
 * languages, the ages it is for, and whether the picture itself goes there. That last one is said to
 * be unknown where the directory has no word on it.
 */
export function serviceFacts(entry: HelpEntry, t: Words): string {
  const { language } = t.place;
  const languages = showNames(
    entry.languages.map((code) => showLanguage(code, language)),
    language,
  );
  const facts = [
    languages === "" ? undefined : t("help.languages", { languages }),
    agesWords(entry, t),
  ].filter((fact) => fact !== undefined);
  const isPictureKnown = entry.says.some((saying) => PICTURE_SAYINGS.has(saying));
  const picture = isPictureKnown ? "" : t("take-down.picture-unknown");
  return [...facts.map((fact) => `${fact}.`), picture].filter((part) => part !== "").join(" ");
}

/** What already says, as a sentence, where the picture goes. */
const PICTURE_SAYINGS: ReadonlySet<HelpEntry["says"][number]> = new Set([
  "picture-stays",
  "uploads",
  "address-only",
]);
