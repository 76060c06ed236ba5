import type { LetterRow } from "../row.ts";

/** Before the first call: who at home is safe to tell. */
export const BEFORE_CALL_ROWS: readonly LetterRow[] = [
  {
    id: "call.before-call",
    element: "before-call",
    letters: ["call-script"],
    why: "A letter or a call home can put a child in danger: who is safe is asked first.",
  },
  {
    id: "culture.families-call",
    element: "before-call",
    letters: ["call-script"],
    when: { considers: ["family-structure"] },
  },
  {
    id: "culture.honour-call",
    element: "before-call",
    letters: ["call-script"],
    when: { considers: ["honour"] },
  },
  {
    id: "culture.calendar-call",
    element: "before-call",
    letters: ["call-script"],
    when: { considers: ["faith-calendar"], has: "season" },
  },
  {
    id: "culture.calendar-call-none",
    element: "before-call",
    letters: ["call-script"],
    when: { considers: ["faith-calendar"] },
    unless: { has: "season" },
  },
  {
    id: "call.before-call-stop",
    element: "before-call",
    letters: ["call-script"],
    unless: { considers: ["legal-risk"] },
  },
  {
    id: "culture.legal-stop",
    element: "before-call",
    letters: ["call-script"],
    when: { considers: ["legal-risk"] },
  },
];
