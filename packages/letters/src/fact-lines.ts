import { chosenServices } from "./chosen-services.ts";
import { contactLine } from "./contact-line.ts";
import type { LetterFacts } from "./facts.ts";
import { type Home, homesOf } from "./homes-of.ts";
import type { LetterWords } from "./letter.ts";
import { serviceLine } from "./service-line.ts";
import type { Service } from "./services.ts";
import { showCountry } from "./show-country.ts";

/** What a text may name in braces on a line of its own, and what it becomes. */
const LINES = {
  contacts: ({ contacts }, words) => list(contacts.map((contact) => contactLine(contact, words))),
  "emergency-lines": (facts, words) => chosen(facts, "emergency", words),
  talk: (facts, words) => chosen(facts, "talk", words),
  police: (facts, words) => chosen(facts, "police", words),
  hotlines: (facts, words) => chosen(facts, "hotline", words),
  removal: (facts, words) => chosen(facts, "remove", words),
  homes: (facts, words) => homesOf(facts).flatMap((home) => homeLines(home, words)),
} as const satisfies Record<string, (facts: LetterFacts, words: LetterWords) => readonly string[]>;

export type LineName = keyof typeof LINES;

/** Whether a name in braces stands for lines; such a name has a line of its own. */
export function isLineName(name: string): name is LineName {
  return Object.hasOwn(LINES, name);
}

/** The lines that a name in braces becomes; none where the facts have nothing for it. */
export function factLines(name: LineName, facts: LetterFacts, words: LetterWords) {
  return LINES[name](facts, words);
}

function chosen({ services }: LetterFacts, use: Service["use"], words: LetterWords) {
  return list(chosenServices(services.services, use).map((service) => serviceLine(service, words)));
}

function homeLines({ country, services }: Home, words: LetterWords): readonly string[] {
  return [
    showCountry(country, words.language) ?? country,
    ...list(services.map((service) => serviceLine(service, words))),
  ];
}

function list(lines: readonly (string | undefined)[]): readonly string[] {
  return lines.flatMap((line) => (line === undefined ? [] : [`- ${line}`]));
}
