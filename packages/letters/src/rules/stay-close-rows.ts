import type { LetterKind } from "../letter-kind.ts";
import type { LetterRow } from "../row.ts";

/** Letters whose reader may be alone with the danger; a call has the caller, and the card words of its own. */
const READ_ALONE: readonly LetterKind[] = [
  "all-parents",
  "by-age",
  "staff",
  "boarding",
  "questions",
  "family",
  "community",
  "follow-up",
];

/** Staying close, and care for whoever helps. */
export const STAY_CLOSE_ROWS: readonly LetterRow[] = [
  {
    id: "before.supervision",
    element: "supervision",
    letters: ["all-parents", "by-age"],
    when: { ageBand: ["11-14", "14-18"] },
  },
  {
    id: "by-age.supervision-young",
    element: "supervision",
    letters: ["by-age"],
    when: { ageBand: ["3-7", "7-11"] },
    why: "Milder words at this age; a child who speaks of hurting itself is taken to help all the same.",
  },
  { id: "staff.supervision", element: "supervision", letters: ["staff"] },
  { id: "boarding.supervision", element: "supervision", letters: ["boarding"] },
  { id: "questions.supervision", element: "supervision", letters: ["questions"] },
  { id: "call.supervision", element: "supervision", letters: ["call-script"] },
  { id: "family.supervision", element: "supervision", letters: ["family"] },
  { id: "community.supervision", element: "supervision", letters: ["community"] },
  { id: "follow-up.supervision", element: "supervision", letters: ["follow-up"] },
  {
    id: "shared.supervision-danger",
    element: "supervision",
    letters: READ_ALONE,
    when: { ageBand: ["11-14", "14-18"], has: "emergency" },
  },
  {
    id: "shared.supervision-danger-none",
    element: "supervision",
    letters: READ_ALONE,
    when: { ageBand: ["11-14", "14-18"] },
    unless: { has: "emergency" },
    why: "No number is promised where none was confirmed.",
  },
  {
    id: "call.danger",
    element: "supervision",
    letters: ["call-script"],
    when: { has: "emergency" },
  },
  {
    id: "call.danger-none",
    element: "supervision",
    letters: ["call-script"],
    unless: { has: "emergency" },
  },
  {
    id: "culture.families-close",
    element: "supervision",
    letters: ["family", "follow-up", "questions"],
    when: { considers: ["family-structure"] },
  },
  { id: "pupils.support", element: "support", letters: ["older-pupils"] },
  {
    id: "pupils.support-life",
    element: "support",
    letters: ["older-pupils"],
    when: { has: "emergency" },
  },
  {
    id: "pupils.support-life-none",
    element: "support",
    letters: ["older-pupils"],
    unless: { has: "emergency" },
  },
  {
    id: "card.support",
    element: "support",
    letters: ["card"],
    when: { has: "talk" },
    why: "Someone to talk to first: many who think of it would not call an emergency number.",
  },
  { id: "card.support-none", element: "support", letters: ["card"], unless: { has: "talk" } },
  { id: "card.danger", element: "support", letters: ["card"], when: { has: "emergency" } },
  { id: "staff.support", element: "support", letters: ["staff"] },
  { id: "boarding.support", element: "support", letters: ["boarding"] },
  { id: "call.support", element: "support", letters: ["call-script"] },
  { id: "family.support", element: "support", letters: ["family"] },
  { id: "community.support", element: "support", letters: ["community"] },
  { id: "follow-up.support", element: "support", letters: ["follow-up"] },
];
