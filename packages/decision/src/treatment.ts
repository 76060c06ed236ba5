import type { Decision } from "./decide.ts";

/** What a platform's people must be asked to do about a picture of someone under 18. */
export type Duty = "report-by-law" | "trained-reviewer" | "report-number";

/**
 * How a platform treats an upload.
 * - `leave`: nothing to do
 * - `own-rules`: Holdfast has no answer; the platform's own rules apply
 * - `hide-until-reviewed`: shown to nobody, its uploader apart, until a person has looked
 * - `refuse`: not accepted; taken down when it is already there
 * - `restrict-and-preserve`: shown to nobody, kept as it is, and never simply deleted
 */
export type Treatment =
  | { readonly kind: "leave" | "own-rules" | "hide-until-reviewed" | "refuse" }
  | {
      readonly kind: "restrict-and-preserve";
      /** A reviewer sees it blurred, and only after asking to. */
      readonly preview: "blurred-and-off";
      /** In the order in which people are asked for them. */
      readonly duties: readonly Duty[];
    };

const UNDER_18: Treatment = {
  kind: "restrict-and-preserve",
  preview: "blurred-and-off",
  duties: ["trained-reviewer", "report-by-law", "report-number"],
};

/**
 * Says how a platform carries a decision out.
 *
 * An under-18 picture is restricted and preserved on a hold and on a block alike: in many
 * countries a platform must report it and keep it for the police, so deleting it would destroy
 * the proof.
 */
export function treatment(decision: Decision): Treatment {
  switch (decision.kind) {
    case "pass":
      return { kind: "leave" };
    case "unsure":
      return { kind: "own-rules" };
    case "hold":
      return isUnder18(decision) ? UNDER_18 : { kind: "hide-until-reviewed" };
    case "block":
      return isUnder18(decision) ? UNDER_18 : { kind: "refuse" };
  }
}

function isUnder18(decision: Decision): boolean {
  return "list" in decision && decision.list === "under-18";
}
