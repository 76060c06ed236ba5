import { isPoliceOnly, isReachable } from "./chosen-services.ts";
import type { LetterWords } from "./letter.ts";
import { joined, linePhrase } from "./line-phrase.ts";
import { oneLine } from "./one-line.ts";
import type { Service } from "./services.ts";

/**
 * One service as a line: its name, how to reach it, and in brackets when, for whom and where. Of which
 * day all that is, the letter says once. `undefined` where it cannot be reached.
 */
export function serviceLine(service: Service, words: LetterWords): string | undefined {
  if (!isReachable(service)) return undefined;
  const line = linePhrase(words, "service", {
    name: nameOf(service, words),
    reach: joined(words, waysTo(service, words)),
  });
  const details = detailsOf(service, words);
  if (details.length === 0) return line;
  return `${line} ${linePhrase(words, "hours", { hours: joined(words, details) })}`;
}

/** One service in a sentence: its name and how to reach it, no more. `undefined` where it cannot be reached. */
export function serviceInSentence(service: Service, words: LetterWords): string | undefined {
  const [way] = waysTo(service, words);
  if (way === undefined || !isReachable(service)) return undefined;
  return linePhrase(words, "service", { name: nameOf(service, words), reach: way });
}

/** The number for danger now. One that reaches the police alone says so: it may send no ambulance. */
export function emergencyInSentence(service: Service, words: LetterWords): string {
  const number = oneLine(service.phone ?? "");
  if (!isPoliceOnly(service)) return number;
  return `${number} ${linePhrase(words, "hours", { hours: linePhrase(words, "reaches-police", {}) })}`;
}

/** The directory names emergency numbers in English; what they are can be said in every language. */
function nameOf({ use, name }: Service, words: LetterWords): string {
  return use === "emergency" ? linePhrase(words, "emergency", {}) : oneLine(name);
}

function waysTo({ phone, text, url }: Service, words: LetterWords): readonly string[] {
  return [
    ...(phone ? [linePhrase(words, "phone", { number: oneLine(phone) })] : []),
    ...(text ? [linePhrase(words, "text", { number: oneLine(text) })] : []),
    ...(url ? [linePhrase(words, "url", { address: shownAddress(url) })] : []),
  ];
}

function detailsOf(service: Service, words: LetterWords): readonly string[] {
  const { alwaysOpen, place, reaches = [] } = service;
  const ages = agesOf(service, words);
  return [
    ...reaches.map((reach) => linePhrase(words, `reaches-${reach}`, {})),
    ...(alwaysOpen === true ? [linePhrase(words, "always", {})] : []),
    ...(ages === undefined ? [] : [ages]),
    ...(place ? [linePhrase(words, "place", { place: oneLine(place) })] : []),
  ];
}

function agesOf({ minAge, maxAge }: Service, words: LetterWords): string | undefined {
  const from = minAge?.toLocaleString(words.language);
  const to = maxAge?.toLocaleString(words.language);
  if (from !== undefined && to !== undefined) return linePhrase(words, "ages-both", { from, to });
  if (from !== undefined) return linePhrase(words, "ages-from", { from });
  return to === undefined ? undefined : linePhrase(words, "ages-to", { to });
}

/** An address as people type it. */
function shownAddress(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "");
}
