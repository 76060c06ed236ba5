/**
 * `tel:` for a number as printed; spaces and hyphens do not belong in a link.
 *
 * Short codes stay as they are: a country code before them would make them another number. An
 * iPhone does not dial `*` and `#` out of a link, so the number is always printed beside it.
 * Sources: RFC 3966; Apple URL Scheme Reference, "Phone Links".
 */
export function callLink(number: string): string {
  return `tel:${dialled(number)}`;
}

/**
 * `sms:` with the word that the line asks for.
 *
 * Android reads the text after `?body=`, as RFC 5724 says, and iPhones after `&body=`; `?&body=` is
 * read by both. Apple documents no text at all, so the word is always printed beside it.
 * Sources: RFC 5724; Apple URL Scheme Reference, "SMS Links".
 */
export function textLink(line: {
  readonly sms: string | null;
  readonly smsKeyword: string | null;
}): string {
  const body = line.smsKeyword === null ? "" : `?&body=${encodeURIComponent(line.smsKeyword)}`;
  return `sms:${dialled(line.sms ?? "")}${body}`;
}

function dialled(number: string): string {
  return number.replace(/[^\d+*#]/g, "").replaceAll("#", "%23");
}

/** The name of a website, so that people can read where a link leads. */
export function shownAddress(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(address)?.[1] ?? address;
}

/**
 * A line's name with its number, once, for inside a sentence: `Samaritans 116 123`, but
 * `988 Suicide & Crisis Lifeline`. What stands in brackets after a name is left out.
 */
export function nameWithNumber(name: string, number: string): string {
  const short = name.replace(/ \([^()]*\)$/, "");
  const digits = (text: string) => text.replace(/\D/g, "");
  return digits(short).includes(digits(number)) ? short : `${short} ${number}`;
}
