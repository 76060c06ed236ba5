import type { Reader } from "@holdfast/guide";

/**
 * A part of a card that an app may have in words of its own; `keep-copy`: how to copy words, never a
 * picture; `report-gb` for readers in the UK or of no country.
 */
export type AppText = "keep" | "keep-copy" | "report" | "report-gb" | "block" | "more";

/**
 * Keys under which an app may have words for a part, the first that is there being shown. Helpers
 * hold another person's phone, or none: where the words say "your phone", they have their own.
 */
export function appTextKeys(part: AppText, reader: Reader): readonly string[] {
  return reader === "me" ? [part] : [`${part}-theirs`, part];
}

/** Staff and house staff keep notes on paper alone: a second phone in their hands may catch a picture. */
export function isForPaper(reader: Reader): boolean {
  return reader === "staff" || reader === "boarding";
}
