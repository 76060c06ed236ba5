import type { Reader } from "../answers.ts";
import type { HelpKind, StepId } from "../step-id.ts";

/**
 * The order of steps for each reader, before any move. A step whose headings do not hold is left out.
 *
 * Sources: guidance of the UK National Crime Agency, Canada's tipline and NCMEC for the young person
 * (S1, S6, S7, S9, S17); UK and US rules for school staff (S19, S39); the rest is this project's own.
 */
export const ORDER: Readonly<Record<Reader, readonly StepId[]>> = {
  me: [
    "safety",
    "safety-plan",
    "stop",
    "tell",
    "keep",
    "report",
    "secure",
    "block",
    "take-down",
    "legal",
    "police",
    "next",
  ],
  parent: [
    "safety",
    "say",
    "safety-plan",
    "stop",
    "keep",
    "report",
    "secure",
    "block",
    "take-down",
    "police",
    "school",
    "tonight",
    "week",
  ],
  friend: ["safety", "listen", "tell", "picture", "together", "yourself"],
  staff: [
    "safety",
    "stay",
    "no-look",
    "family",
    "stop",
    "lead",
    "home",
    "device",
    "record",
    "both",
    "police",
    "parents",
    "report",
    "block",
    "take-down",
    "after",
  ],
  boarding: [
    "safety",
    "say",
    "phone",
    "family",
    "lead",
    "home",
    "safety-plan",
    "keep",
    "report",
    "secure",
    "block",
    "take-down",
    "both",
    "police",
    "parents",
    "tonight",
    "morning",
  ],
};

/** What the page adds to a step from the help directory; `talk` has the lines for adults, too. */
export const HELP: Readonly<Partial<Record<StepId, readonly HelpKind[]>>> = {
  tell: ["talk"],
  lead: ["concern"],
  tonight: ["talk"],
  "take-down": ["adult-pictures"],
  legal: ["legal"],
  police: ["police", "legal"],
};
