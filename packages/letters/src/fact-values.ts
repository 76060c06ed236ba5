import { chosenServices } from "./chosen-services.ts";
import type { LetterFacts } from "./facts.ts";
import type { LetterWords } from "./letter.ts";
import { oneLine } from "./one-line.ts";
import { emergencyInSentence, serviceInSentence } from "./service-line.ts";
import { showCountry } from "./show-country.ts";
import { showDay, yearAfter } from "./show-day.ts";
import { textOf } from "./text-of.ts";

/** What a sentence may name in braces that comes from the facts. */
export const FACT_NAMES = [
  "school",
  "signer",
  "signer-role",
  "lead",
  "day",
  "review-day",
  "country",
  "season",
  "emergency",
  "talk-line",
] as const;

type FactName = (typeof FACT_NAMES)[number];

/** Id of the text that stands where a fact is missing, such as "[name of the school]". */
export const blankId = (name: string): string => `blank.${name}`;

/**
 * Finds what stands in a sentence for a name in braces. A fact that is empty, and a name that no fact
 * answers, shows as a blank: a hole that nobody sees would be sent.
 */
export function factValues(facts: LetterFacts, words: LetterWords): (name: string) => string {
  return (name) => {
    const value = isFactName(name) ? valueFor(name, facts, words) : "";
    return value === "" ? textOf(words, blankId(name)) : value;
  };
}

function isFactName(name: string): name is FactName {
  return FACT_NAMES.some((one) => one === name);
}

function valueFor(name: FactName, facts: LetterFacts, words: LetterWords): string {
  const { language } = words;
  switch (name) {
    case "school":
      return oneLine(facts.school);
    case "signer":
      return oneLine(facts.signer);
    case "signer-role":
      return oneLine(facts.signerRole);
    case "lead":
      return oneLine(facts.contacts[0]?.name ?? "");
    case "day":
      return showDay(facts.day, language) ?? "";
    case "review-day":
      return showDay(facts.reviewDay || (yearAfter(facts.day) ?? ""), language) ?? "";
    case "country":
      return showCountry(facts.services.country, language) ?? "";
    case "season":
      return oneLine(facts.season);
    case "emergency":
      return emergencyNumber(facts, words);
    case "talk-line":
      return talkLine(facts, words);
  }
}

function emergencyNumber({ services: { services } }: LetterFacts, words: LetterWords): string {
  const service = chosenServices(services, "emergency").find(({ phone }) => phone);
  return service === undefined ? "" : emergencyInSentence(service, words);
}

/** The best line to talk to; where there are any that can be called, one of those. */
function talkLine({ services: { services } }: LetterFacts, words: LetterWords): string {
  const lines = chosenServices(services, "talk");
  const line = lines.find(({ phone }) => phone) ?? lines[0];
  return line === undefined ? "" : (serviceInSentence(line, words) ?? "");
}
