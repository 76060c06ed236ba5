import { coreSpeed } from "./core-speed.ts";
import { memoryBandwidth } from "./memory-bandwidth.ts";

/** What a program gets of the machine at one moment; others may be using it as well. */
export interface Pace {
  /** Bytes a second that can be copied. */
  readonly memory: number;
  /** Rounds a second of a fixed sum. */
  readonly core: number;
}

/**
 * Shares of the best that was seen. Memory that is slower by 30 % is what the rules of a fair
 * comparison name; a core that is shared loses a quarter and more, one that is not a few in a hundred.
 */
const LEAST: Pace = { memory: 0.7, core: 0.85 };

export function paceNow(): Pace {
  return { memory: memoryBandwidth(), core: coreSpeed() };
}

export function quickest(one: Pace, other: Pace): Pace {
  return {
    memory: Math.max(one.memory, other.memory),
    core: Math.max(one.core, other.core),
  };
}

export function slowest(one: Pace, other: Pace): Pace {
  return {
    memory: Math.min(one.memory, other.memory),
    core: Math.min(one.core, other.core),
  };
}

/** Whether nobody else can have been using much of the core or the memory. */
export function isQuiet(pace: Pace, best: Pace): boolean {
  return pace.memory >= LEAST.memory * best.memory && pace.core >= LEAST.core * best.core;
}
