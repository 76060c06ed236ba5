import { chosenServices } from "./chosen-services.ts";
import { isReachableContact } from "./contact-line.ts";
import type { LetterFacts } from "./facts.ts";
import { homesOf } from "./homes-of.ts";
import type { LetterRow, RowCondition } from "./row.ts";

/** Whether a row stands in the letter: `when` needs every part to be so, `unless` not one. */
export function rowHolds(
  { letters, when = {}, unless = {} }: LetterRow,
  facts: LetterFacts,
): boolean {
  return (
    letters.includes(facts.letter) &&
    partsOf(when, facts).every((holds) => holds) &&
    !partsOf(unless, facts).some((holds) => holds)
  );
}

/** Whether each part that a condition names is so. */
function partsOf({ tone, ageBand, considers, has }: RowCondition, facts: LetterFacts): boolean[] {
  return [
    ...(tone === undefined ? [] : [tone === facts.tone]),
    // Other letters are for every age: there an age decides nothing, in `unless` neither.
    ...(ageBand === undefined || facts.letter !== "by-age"
      ? []
      : [ageBand.includes(facts.ageBand)]),
    ...(considers === undefined ? [] : [considers.some((one) => facts.considerations.has(one))]),
    ...(has === undefined ? [] : [isThere(has, facts)]),
  ];
}

/** Counts what a letter would name, so that no text announces lines that do not come. */
function isThere(what: NonNullable<RowCondition["has"]>, facts: LetterFacts): boolean {
  switch (what) {
    case "season":
      return facts.season.trim() !== "";
    case "homes":
      return homesOf(facts).length > 0;
    case "lead":
      return facts.contacts.some(isReachableContact);
    case "emergency":
    case "talk":
    case "police":
    case "hotline":
    case "remove":
      return chosenServices(facts.services.services, what).length > 0;
  }
}
