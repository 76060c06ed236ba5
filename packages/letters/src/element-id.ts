/**
 * What a letter is made of, in no order: `rules/order.ts` says which stand in which letter, and where.
 * Each is edited, left out and put back as one.
 */
export const ELEMENT_IDS = [
  "subject",
  "greeting",
  "before-call",
  "opening",
  "why",
  "happened",
  "what",
  "who",
  "no-blame",
  "signs",
  "talk",
  "home",
  "receive",
  "never-look",
  "pass-on",
  "if-it-happens",
  "do-not-pay",
  "keep",
  "report",
  "remove",
  "supervision",
  "school-does",
  "answers",
  "do-not-say",
  "after-call",
  "support",
  "calendar",
  "where-to-call",
  "sign-off",
  "basis",
] as const;

export type ElementId = (typeof ELEMENT_IDS)[number];

/**
 * Elements whose meaning must not be lost, each where its letter has it. `where-to-call` is kept by a
 * number or an address, the others by words: see `musts-lost.ts`.
 */
export const MUSTS = [
  "no-blame",
  "do-not-pay",
  "supervision",
  "where-to-call",
  "never-look",
  "keep",
  "report",
  "pass-on",
  "before-call",
] as const satisfies readonly ElementId[];

export type Must = (typeof MUSTS)[number];
