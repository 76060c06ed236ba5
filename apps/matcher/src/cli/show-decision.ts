import type { TreatedDecision } from "../engine/answer.ts";

/** One line about a file: the decision, why, which list and how near, and the file last. */
export function showDecision(file: string, decision: TreatedDecision): string {
  return `${decision.kind.padEnd(7)}${reasonFor(decision).padEnd(34)}${file}`;
}

function reasonFor(decision: TreatedDecision): string {
  if (decision.kind === "pass") return "";
  if ("list" in decision) {
    return `${decision.because} (${decision.list}, ${decision.distance} bits)`;
  }
  return "why" in decision ? `${decision.because} (${decision.why})` : decision.because;
}
