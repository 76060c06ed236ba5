import { ELEMENT_IDS, MUSTS } from "@holdfast/letters";
import type { Words } from "#lib/words/words.ts";

/** Placeholders stay as they are, for the script to fill. */
export function letterPhrases(t: Words) {
  return {
    /** The name of each part of a letter. */
    parts: named(ELEMENT_IDS, (id) => t(`letters.part-${id}`)),
    /** What is pointed out when a must is lost. */
    lost: named(MUSTS, (must) => t(`letters.lost-${must}`)),
    "left-out": t("letters.left-out", { part: "{part}" }),
    wording: t("letters.wording", { words: "{words}", why: "{why}", instead: "{instead}" }),
    "choose-country-first": t("letters.choose-country-first"),
    "unreviewed-in-letter": t("letters.unreviewed-in-letter"),
    edit: t("letters.edit"),
    done: t("letters.done"),
    "leave-out": t("letters.leave-out"),
    restore: t("letters.restore"),
    "put-back": t("letters.put-back"),
    "other-side": t("letters.other-side"),
    "watch-heading": t("letters.watch-heading"),
    "watch-none": t("letters.watch-none"),
    outdated: t("letters.outdated", { part: "{part}" }),
    "use-new": t("letters.use-new"),
    "keep-mine": t("letters.keep-mine"),
    "not-watched": t("letters.not-watched"),
    "then-heading": t("letters.then-heading"),
    "then-none": t("letters.then-none", { day: "{day}" }),
    "then-gone": t("letters.then-gone"),
    before: t("letters.before"),
    now: t("letters.now"),
    "then-edited": t("letters.then-edited"),
    making: t("letters.making"),
    made: t("letters.made"),
    "not-made": t("letters.not-made"),
    copied: t("letters.copied"),
    "not-copied": t("letters.not-copied"),
    "not-opened": t("letters.not-opened"),
    opened: t("letters.opened"),
    "file-name": t("letters.file-name"),
  };
}

/** What the script of the page says, in the reader's language. */
export type LetterPhrases = ReturnType<typeof letterPhrases>;

function named<Name extends string>(
  names: readonly Name[],
  of: (name: Name) => string,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, string>;
}
