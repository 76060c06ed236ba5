import { setTimeout as pause } from "node:timers/promises";

const FIRST_PAUSE = 500; // milliseconds
/** Half of the 60 seconds in which a withdrawal must be acted on once the exchange is back. */
const LONGEST_PAUSE = 30_000; // milliseconds

/** Pauses between tries: each about twice as long as the one before, up to 30 seconds. */
export interface Backoff {
  /** Waits; an aborted signal ends the wait. */
  wait(signal: AbortSignal): Promise<void>;
  /** Begins again with short pauses, after a success. */
  reset(): void;
}

/**
 * @param random 0 up to 1: each pause lies between half and all of its length, so that the
 *   platforms of an exchange that comes back do not all ask at once
 */
export function backoff(random: () => number = Math.random): Backoff {
  let length = FIRST_PAUSE;
  return {
    async wait(signal) {
      const chosen = length * (0.5 + random() / 2);
      length = Math.min(length * 2, LONGEST_PAUSE);
      await pause(chosen, undefined, { signal }).catch(() => {});
    },
    reset() {
      length = FIRST_PAUSE;
    },
  };
}
