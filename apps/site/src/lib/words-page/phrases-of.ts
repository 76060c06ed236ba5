import type { ReadyTextPhrases } from "@holdfast/guide";
import type { Words } from "#lib/words/words.ts";

/** The sentences that ready-made texts are put together from, in the reader's language. */
export function phrasesOf(t: Words): ReadyTextPhrases {
  return {
    "police-start": t("words.police-start"),
    "police-end": t("words.police-end"),
    "platform-start": t("words.platform-start"),
    "platform-end": t("words.platform-end"),
    "adult-start": t("words.adult-start"),
    "adult-end": t("words.adult-end"),
    "us-48h-start": t("words.us-48h-start"),
    "us-48h-end": t("words.us-48h-end"),
    "part-accounts": t("words.part-accounts"),
    "part-happenings": t("words.part-happenings"),
    "part-wants": t("words.part-wants"),
    "part-payments": t("words.part-payments"),
    "part-links": t("words.part-links"),
    "part-done": t("words.part-done"),
  };
}
