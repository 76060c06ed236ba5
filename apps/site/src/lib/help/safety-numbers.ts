import type { HelpEntry } from "./help-entry.ts";

/** What the safety line of a page shows once a country is chosen. */
export interface SafetyNumbers {
  /** The number for help now; the first of the country that takes calls. */
  readonly emergency?: HelpEntry;
  /** At most two lines to talk to, open day and night: one for anyone in crisis, one for children. */
  readonly open: readonly HelpEntry[];
  /** A line to text for someone who cannot talk. */
  readonly text?: HelpEntry;
}

/**
 * Picks the numbers of the safety line out of one country's entries.
 *
 * Only lines whose source says "day and night" are called open: hours are printed in local time,
 * and a wrong "open now" at three in the morning is worse than none.
 */
export function safetyNumbers(entries: readonly HelpEntry[]): SafetyNumbers {
  const emergency = entries.find(({ kind, tel }) => kind === "emergency" && tel !== null);
  const listening = entries.filter(isForAnyone).filter(({ alwaysOpen }) => alwaysOpen === true);
  const text =
    listening.find(({ sms }) => sms !== null) ??
    entries.find(({ kind, sms }) => kind === "emergency" && sms !== null);

  const byPhone = listening.filter(({ tel }) => tel !== null);
  const open = [
    byPhone.find(({ kind }) => kind === "crisis"),
    byPhone.find(({ kind }) => kind === "helpline"),
  ].filter((entry) => entry !== undefined);

  return { ...(emergency && { emergency }), open, ...(text && { text }) };
}

function isForAnyone({ kind, audience }: HelpEntry): boolean {
  return (kind === "crisis" || kind === "helpline") && (audience === "any" || audience === "child");
}

const FOR_EVERYTHING: ReadonlySet<string> = new Set([
  "Emergency number",
  "Emergency services",
  "European emergency number",
  "Triple Zero",
]);

/** Whether an emergency number reaches only some services or places, so that its name must be shown. */
export function isLimited({ name }: HelpEntry): boolean {
  return !FOR_EVERYTHING.has(name);
}
