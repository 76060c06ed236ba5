/** What a school may need to write. Their names for people are in `content/en/letters.md`. */
export const LETTER_KINDS = [
  // before anything happened
  "all-parents",
  "by-age",
  "older-pupils",
  "staff",
  "boarding",
  "questions",
  // after something happened
  "call-script",
  "family",
  "community",
  "follow-up",
  // to keep at hand
  "card",
] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];
