import type { Contact } from "./facts.ts";
import type { LetterWords } from "./letter.ts";
import { joined, linePhrase } from "./line-phrase.ts";
import { oneLine } from "./one-line.ts";

/** Someone at the school as a line; `undefined` where there is no number and no address. */
export function contactLine(contact: Contact, words: LetterWords): string | undefined {
  if (!isReachableContact(contact)) return undefined;
  const line = withName(contact, joined(words, waysTo(contact, words)), words);
  const hours = oneLine(contact.hours);
  return hours === "" ? line : `${line} ${linePhrase(words, "hours", { hours })}`;
}

/** Whether a contact has a number or an address. */
export function isReachableContact({ phone, email }: Contact): boolean {
  return phone.trim() !== "" || email.trim() !== "";
}

/** A name or a role that is missing leaves no hole: the other stands in its place. */
function withName(contact: Contact, reach: string, words: LetterWords): string {
  const name = oneLine(contact.name);
  const role = oneLine(contact.role);
  if (name !== "" && role !== "") return linePhrase(words, "contact", { name, role, reach });
  const known = name || role;
  return known === "" ? reach : linePhrase(words, "service", { name: known, reach });
}

function waysTo(contact: Contact, words: LetterWords): readonly string[] {
  const number = oneLine(contact.phone);
  const address = oneLine(contact.email);
  return [
    ...(number === "" ? [] : [linePhrase(words, "phone", { number })]),
    ...(address === "" ? [] : [linePhrase(words, "email", { address })]),
  ];
}
