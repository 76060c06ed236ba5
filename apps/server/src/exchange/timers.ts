import type { HashListStore, Milliseconds } from "@holdfast/hash-list";
import type { FeedBell } from "./feed-bell.ts";

/** A store that has things it does when there is time, such as emptying its log. */
export type TidyStore = HashListStore & { tidy(): Promise<void> };

export interface TimerNeeds {
  readonly store: TidyStore;
  readonly bell: FeedBell;
  readonly now: () => Milliseconds;
  /** Told of a round that failed; the next one is tried in any case. */
  readonly onFailure: (what: TimerName, error: unknown) => void;
}

export type TimerName = "sequence" | "lapse" | "tidy";

/**
 * How long each job rests between two rounds, in milliseconds. `sequence` decides how soon a
 * change is seen; a steady beat also tells a reader nothing about the moment of a claim.
 */
export const REST: Readonly<Record<TimerName, number>> = {
  sequence: 400,
  lapse: 10 * 60_000,
  tidy: 30_000,
};

/** How many changes or listings one transaction takes; people's requests come in between. */
const BATCH = 500;

export interface Timers {
  /** Starts no further round and resolves when the rounds under way have ended. */
  stop(): Promise<void>;
}

/** Starts what an exchange does unasked. Each job waits for its own last round to end. */
export function startTimers({ store, bell, now, onFailure }: TimerNeeds): Timers {
  const stopping = new AbortController();

  /** @returns whether a full batch was found, so that there may be more at once */
  const jobs: Record<TimerName, () => Promise<boolean>> = {
    async sequence() {
      const given = await store.sequence(BATCH);
      if (given > 0) bell.ring();
      return given === BATCH;
    },
    async lapse() {
      return (await store.lapse(now(), BATCH)) === BATCH;
    },
    async tidy() {
      await store.tidy();
      return false;
    },
  };

  async function repeat(name: TimerName): Promise<void> {
    while (!stopping.signal.aborted) {
      let more = false;
      try {
        more = await jobs[name]();
      } catch (error) {
        onFailure(name, error);
      }
      if (!more) await rest(REST[name], stopping.signal);
    }
  }

  const running = (Object.keys(jobs) as TimerName[]).map(repeat);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
