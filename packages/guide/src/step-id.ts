/** Every step that there is. Which of them a reader has, and in which order: `rules/order.ts`. */
export type StepId =
  | "safety"
  | "safety-plan"
  | "say"
  | "listen"
  | "stay"
  | "no-look"
  | "family"
  | "stop"
  | "tell"
  | "picture"
  | "phone"
  | "lead"
  | "home"
  | "device"
  | "record"
  | "both"
  | "keep"
  | "report"
  | "secure"
  | "block"
  | "together"
  | "take-down"
  | "legal"
  | "police"
  | "parents"
  | "school"
  | "tonight"
  | "week"
  | "morning"
  | "after"
  | "yourself"
  | "next";

/**
 * Kinds of help that a page fills in from the directory: someone to talk to, a line that takes an
 * adult's concern about a child, the police, a lawyer, and for an adult a line about intimate pictures.
 */
export type HelpKind = "talk" | "concern" | "police" | "legal" | "adult-pictures";
