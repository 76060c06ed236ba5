import type { Milliseconds, Tag } from "@holdfast/hash-list";
import { DAY } from "@holdfast/hash-list";

/** How many tries with only a PIN a case number has in one UTC day. Source: security model, odds of 1 in 27,000 a year. */
export const PIN_TRIES = 10;

/** 4 MiB of counters: a flood of a hundred thousand made-up numbers touches one real one in forty. */
const COUNTERS = 2 ** 22;

/** Counts tries that carried a case number and a PIN but no spare code. */
export interface FailureCounters {
  /**
   * Takes one of the day's tries before anything is looked up, so that a thousand requests at once
   * get ten tries and not a thousand.
   *
   * @returns `undefined` when none is left, else what gives the try back after a success
   */
  take(caseNumber: Tag, now: Milliseconds): (() => void) | undefined;
}

/**
 * Counters in memory, as many for one case as for a million, known and unknown numbers alike.
 *
 * They are never written down: a restart forgets them, which only helps someone who can restart
 * the server. Two numbers may share a counter; then both are asked for the spare code sooner.
 */
export function failureCounters(): FailureCounters {
  let day = Number.NaN;
  const counts = new Uint8Array(COUNTERS);

  return {
    take(caseNumber, now) {
      const today = Math.floor(now / DAY);
      if (today !== day) {
        counts.fill(0);
        day = today;
      }

      // A tag is a keyed digest, so nobody outside can aim at another number's counter.
      const at = Number.parseInt(caseNumber.slice(0, 8), 16) % COUNTERS;
      const used = counts[at] ?? 0;
      if (used >= PIN_TRIES) return undefined;

      counts[at] = used + 1;
      return () => {
        if (day === today) counts[at] = (counts[at] ?? 1) - 1;
      };
    },
  };
}
