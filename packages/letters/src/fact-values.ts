import { chosenServices } from "./chosen-services.ts";
import type { LetterFacts } from "./facts.ts";
import type { LetterWords } from "./letter.ts";
import { oneLine } from "./one-line.ts";
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
    const value = isFactName(name) ? valueFor(name, facts, words.language) : "";
    return value === "" ? textOf(words, blankId(name)) : value;
  };
}

function isFactName(name: string): name is FactName {
  return FACT_NAMES.some((one) => one === name);
}

function valueFor(name: FactName, facts: LetterFacts, language: string): string {
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
      return emergencyNumber(facts);
  }
}

function emergencyNumber({ services: { services } }: LetterFacts): string {
  return oneLine(chosenServices(services, "emergency").find(({ phone }) => phone)?.phone ?? "");
}
