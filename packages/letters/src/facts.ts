import type { LetterKind } from "./letter-kind.ts";
import type { CountryServices } from "./services.ts";

export const TONES = ["formal", "warm"] as const;

export type Tone = (typeof TONES)[number];

/** Years of age; the bands of the UK Safer Internet Centre. */
export const AGE_BANDS = ["3-7", "7-11", "11-14", "14-18"] as const;

export type AgeBand = (typeof AGE_BANDS)[number];

/** What an international school may have to think of. Why each matters is told where it is chosen. */
export const CONSIDERATIONS = [
  "polite-words",
  "family-structure",
  "honour",
  "fear-of-police",
  "legal-risk",
  "same-sex",
  "faith-calendar",
] as const;

export type Consideration = (typeof CONSIDERATIONS)[number];

/** Someone at the school to turn to. Fields may be empty; a contact without a way to reach it is not shown. */
export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
  readonly hours: string;
}

/** All that a letter depends on, beside its words. */
export interface LetterFacts {
  readonly letter: LetterKind;
  readonly tone: Tone;
  /** Counts for letters by age; others are for every age. */
  readonly ageBand: AgeBand;
  readonly considerations: ReadonlySet<Consideration>;
  readonly school: string;
  readonly signer: string;
  readonly signerRole: string;
  /** The safeguarding lead first. */
  readonly contacts: readonly Contact[];
  /** `2026-11-28`, the day of the letter and the day on which services were looked up. */
  readonly day: string;
  /** When the school looks at the letter again; empty for a year after `day`. */
  readonly reviewDay: string;
  /** Holidays or fasting days near the day of the letter, in the school's words; may be empty. */
  readonly season: string;
  /** Where the school is. */
  readonly services: CountryServices;
  /** Where families come from, when they want to turn there as well. */
  readonly homeServices: readonly CountryServices[];
}
