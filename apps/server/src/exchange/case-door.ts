import type { CaseAccess } from "@holdfast/contract";
import type { CaseBook, CaseId, Milliseconds } from "@holdfast/hash-list";
import type { FailureCounters } from "./failure-counters.ts";
import { type Secrets, sameTag } from "./secrets.ts";

export interface CaseDoorNeeds {
  readonly book: CaseBook;
  readonly secrets: Secrets;
  readonly failures: FailureCounters;
}

/**
 * Finds the case that number, PIN and spare code open together.
 *
 * [Note: one answer when it does not fit] Unknown number, wrong PIN, wrong spare code and too many
 * tries that day all answer `undefined` after the same work: one look-up and two comparisons. A
 * try is counted only when it carries no spare code: with a wrong one nothing ever fits, so nobody
 * learns a PIN that way, and with the right one there is nothing left to guess. So a stranger can
 * make the spare code necessary, and can never lock the person out.
 */
export async function openCaseDoor(
  { book, secrets, failures }: CaseDoorNeeds,
  access: CaseAccess,
  now: Milliseconds,
): Promise<CaseId | undefined> {
  const { caseNumber, pin, spareCode } = access;
  const number = secrets.tag("case-number", caseNumber);
  const giveBack = spareCode === undefined ? failures.take(number, now) : undefined;

  const found = await book.findCase(number);

  const offered = caseTags(secrets, caseNumber, pin, spareCode ?? "");
  const kept = found ?? offered.nobody;
  const pinFits = sameTag(kept.pin, offered.pin);
  const spareCodeFits = sameTag(kept.spareCode, offered.spareCode);

  const fits = pinFits && (spareCode === undefined ? giveBack !== undefined : spareCodeFits);
  if (found === undefined || !fits) return undefined;
  giveBack?.();
  return found.id;
}

/** PIN and spare code are tagged with their number: equal PINs of two cases give different tags. */
export function caseTags(secrets: Secrets, caseNumber: string, pin: string, spareCode: string) {
  return {
    pin: secrets.tag("pin", caseNumber, pin),
    spareCode: secrets.tag("spare-code", caseNumber, spareCode),
    /** Tags that no PIN and no spare code has, to compare with when there is no such case. */
    nobody: {
      pin: secrets.tag("pin", caseNumber, "nobody"),
      spareCode: secrets.tag("spare-code", caseNumber, "nobody"),
    },
  };
}
