import type { TreatedDecision } from "../engine/answer.ts";
import { printable } from "./printable.ts";
import { BLOCK, HOLD, UNREADABLE, UNSURE } from "./say-why.ts";

/** One line about a file: the decision, the file, why, and what to do. */
export function showDecision(file: string, decision: TreatedDecision): string {
  const start = `${decision.kind.padEnd(7)}${printable(file)}`;
  const reason = reasonFor(decision);
  return reason === undefined ? start : `${start}: ${reason}`;
}

function reasonFor(decision: TreatedDecision): string | undefined {
  switch (decision.kind) {
    case "pass":
      return undefined;
    case "unsure":
      if (decision.because === "unreadable") return UNREADABLE[decision.why];
      return decision.because === "paused"
        ? `${UNSURE.paused} (listing ${decision.listings.join(", ")})`
        : UNSURE[decision.because];
    case "hold":
      return `${HOLD[decision.because]}${matchOf(decision)}`;
    case "block":
      return `${BLOCK[decision.because]}${matchOf(decision)}`;
  }
}

/**
 * Which list it matched, how near, and the listing by the id that an analyst of the exchange asks
 * for; the duty of the under-18 list comes with it.
 */
function matchOf(decision: TreatedDecision): string {
  if (!("list" in decision)) return "";
  const { list, distance, listing } = decision;
  const near = `${list} list, ${distance} of 256 bits apart, listing ${listing}`;
  return list === "under-18"
    ? ` (${near}: restrict it and keep it as it is, never delete it; report it where the law says)`
    : ` (${near})`;
}
