import { setTimeout as pause } from "node:timers/promises";

const FIRST_PAUSE = 500; // milliseconds
/** Half of the 60 seconds in which a withdrawal must be acted on once the exchange is back. */
const LONGEST_PAUSE = 30_000; // milliseconds

/** Pauses between tries, longer from one to the next. */
export interface Backoff {
  /** Waits; an aborted signal ends the wait. */
  wait(signal: AbortSignal): Promise<void>;
  /** Begins again with short pauses, after a success. */
  reset(): void;
}

export function backoff(): Backoff {
  let lengths = pauses(Math.random);
  return {
    async wait(signal) {
      await pause(lengths.next().value, undefined, { signal }).catch(() => {});
    },
    reset() {
      lengths = pauses(Math.random);
    },
  };
}

/**
 * How long to pause each time, in milliseconds: twice as long as before, up to 30 seconds, and of
 * that between half and all, so that the platforms of an exchange that comes back do not all ask
 * at once.
 *
 * @param random 0 up to 1
 */
export function* pauses(random: () => number): Generator<number, never> {
  for (let length = FIRST_PAUSE; ; length = Math.min(length * 2, LONGEST_PAUSE)) {
    yield length * (0.5 + random() / 2);
  }
}
