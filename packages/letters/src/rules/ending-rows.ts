import { LETTER_KINDS, type LetterKind } from "../letter-kind.ts";
import type { LetterRow } from "../row.ts";

/** Letters with a signature: the call script and the card have none. */
const SIGNED: readonly LetterKind[] = [
  "all-parents",
  "by-age",
  "older-pupils",
  "staff",
  "boarding",
  "questions",
  "family",
  "community",
  "follow-up",
];

/** How each letter ends: where to call, who signs, what it rests on. */
export const ENDING_ROWS: readonly LetterRow[] = [
  {
    id: "shared.call-school",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "lead" },
  },
  {
    id: "shared.call-school-none",
    element: "where-to-call",
    letters: LETTER_KINDS,
    unless: { has: "lead" },
  },
  {
    id: "shared.call-emergency",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "emergency" },
  },
  {
    id: "shared.call-emergency-none",
    element: "where-to-call",
    letters: LETTER_KINDS,
    unless: { has: "emergency" },
  },
  {
    id: "shared.call-talk",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "talk" },
  },
  {
    id: "shared.call-talk-none",
    element: "where-to-call",
    letters: LETTER_KINDS,
    unless: { has: "talk" },
  },
  {
    id: "shared.call-police",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "police" },
    unless: { considers: ["legal-risk"] },
  },
  {
    id: "shared.call-police-none",
    element: "where-to-call",
    letters: LETTER_KINDS,
    unless: { has: "police" },
  },
  {
    id: "shared.call-hotline",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "hotline" },
  },
  {
    id: "shared.call-remove",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { has: "remove" },
  },
  {
    id: "culture.call-police",
    element: "where-to-call",
    letters: LETTER_KINDS,
    when: { considers: ["legal-risk"], has: "police" },
    why: "Helplines and removal first; the police last, and with a word of care.",
  },
  {
    id: "shared.call-homes",
    element: "where-to-call",
    letters: [
      "all-parents",
      "by-age",
      "older-pupils",
      "boarding",
      "questions",
      "call-script",
      "family",
      "community",
      "follow-up",
    ],
    when: { has: "homes" },
  },
  {
    id: "shared.sign-off-formal",
    element: "sign-off",
    letters: SIGNED,
    when: { tone: "formal" },
  },
  {
    id: "shared.sign-off-warm",
    element: "sign-off",
    letters: SIGNED,
    when: { tone: "warm" },
  },
  {
    id: "shared.basis",
    element: "basis",
    letters: [
      "all-parents",
      "by-age",
      "older-pupils",
      "staff",
      "boarding",
      "questions",
      "call-script",
      "card",
    ],
  },
  { id: "shared.basis-day", element: "basis", letters: ["family", "community", "follow-up"] },
  {
    id: "shared.basis-sources",
    element: "basis",
    letters: ["all-parents", "by-age", "older-pupils", "questions"],
  },
  { id: "shared.basis-staff", element: "basis", letters: ["staff", "boarding"] },
];
