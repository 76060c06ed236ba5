import { setTimeout as sleep } from "node:timers/promises";
import type { Exchange } from "@holdfast/contract";

/** A steady clock in milliseconds and a way to wait on it. */
export interface GridClock {
  now(): number;
  sleep(milliseconds: number): Promise<unknown>;
}

const MONOTONIC: GridClock = { now: () => performance.now(), sleep: (ms) => sleep(ms) };

/**
 * Answers everything that depends on the store on a fixed grid of time: an answer, or a failure,
 * waits until the time since its question is a whole multiple of `gridMs`. So a duplicate, which
 * the store finds sooner or later than a new hash, is not told apart by a stopwatch.
 *
 * It stands around the exchange itself and not around its routes, because the site's pages answer
 * from the same exchange.
 */
export function answerOnGrid(
  exchange: Exchange,
  gridMs: number,
  clock: GridClock = MONOTONIC,
): Exchange {
  async function onGrid<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const asked = clock.now();
    try {
      return await ask();
    } finally {
      const elapsed = clock.now() - asked;
      // A timer may ring a moment early; asking again keeps the answer behind the grid line.
      const due = asked + Math.max(1, Math.ceil(elapsed / gridMs)) * gridMs;
      for (let left = due - clock.now(); left > 0; left = due - clock.now()) {
        await clock.sleep(left);
      }
    }
  }

  return {
    about: () => exchange.about(),
    openCase: (request) => onGrid(() => exchange.openCase(request)),
    caseStatus: (access) => onGrid(() => exchange.caseStatus(access)),
    addPhotos: (request) => onGrid(() => exchange.addPhotos(request)),
    renewCase: (access) => onGrid(() => exchange.renewCase(access)),
    withdrawCase: (access) => onGrid(() => exchange.withdrawCase(access)),
  };
}
