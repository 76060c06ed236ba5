import { isReachable } from "./chosen-services.ts";
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
    name: oneLine(service.name),
    reach: joined(words, waysTo(service, words)),
  });
  const details = detailsOf(service, words);
  if (details.length === 0) return line;
  return `${line} ${linePhrase(words, "hours", { hours: joined(words, details) })}`;
}

function waysTo({ phone, text, url }: Service, words: LetterWords): readonly string[] {
  return [
    ...(phone ? [linePhrase(words, "phone", { number: oneLine(phone) })] : []),
    ...(text ? [linePhrase(words, "text", { number: oneLine(text) })] : []),
    ...(url ? [linePhrase(words, "url", { address: shownAddress(url) })] : []),
  ];
}

function detailsOf(service: Service, words: LetterWords): readonly string[] {
  const { alwaysOpen, place } = service;
  const ages = agesOf(service, words);
  return [
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
