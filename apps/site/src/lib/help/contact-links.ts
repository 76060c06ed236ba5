import type { HelpEntry } from "./help-entry.ts";

/** `tel:` for a number as printed; letters, spaces and brackets do not belong in a link. */
export function callLink(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, "").replaceAll("#", "%23")}`;
}

/** `sms:` with the word that the line asks for, as in RFC 5724. */
export function textLink({ sms, smsKeyword }: Pick<HelpEntry, "sms" | "smsKeyword">): string {
  const number = (sms ?? "").replace(/[^\d+*#]/g, "");
  const body = smsKeyword === null ? "" : `?body=${encodeURIComponent(smsKeyword)}`;
  return `sms:${number.replaceAll("#", "%23")}${body}`;
}

/** The name of a website, so that people can read where a link leads. */
export function shownAddress(address: string): string {
  return new URL(address).host.replace(/^www\./, "");
}
