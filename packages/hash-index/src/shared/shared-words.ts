import type { WasmMemory } from "../kernel/web-assembly.ts";

// Words that all threads of a shared index see, at the kernel's WORDS. One thread changes the index,
// any number of others search it, and no search waits for another:
//
//   VERSION   grows by one when a change begins and by one when it is over: odd while one is under way
//   HELD      readers that ask for a moment without changes, because several spoiled their search
//   ROOM      how many rows memory is laid out for
//   DESKS     for each desk, whether a thread has it
//
// Behind them the kernel keeps numbers of its own, so that they must not become more.
//
// A reader notes an even version, searches, and looks again. If the version is the same, nothing was
// changed meanwhile and the answer is true; if not, it is thrown away, whatever it says.

const VERSION = 0;
const HELD = 1;
const ROOM = 2;
const DESKS = 8;
const WORDS = 80;

/** The desk of the thread that changes the index. */
const WRITER = 0;

/** Milliseconds, longer than any one search; a thread that is waited for may have ended. */
const PATIENCE = 250;

/** How often patience may end before a change that is not over counts as one that never will be: 60 s. */
const MOST_PATIENCE = 240;

/** What threads that share an index tell each other. */
export interface SharedWords {
  /** How many rows memory is laid out for. */
  room(): number;
  /** Takes a desk that is free. @throws {RangeError} when there is none */
  takeDesk(): number;
  leaveDesk(desk: number): void;
  /** Changes the index, once readers that were disturbed too often have had their turn. */
  changing<Result>(change: () => Result, roomNow: () => number): Result;
  /**
   * The version of a moment in which nothing is being changed; `undefined` when one change was under
   * way, and another when it was over.
   *
   * @throws {Error} when one change lasts for a minute
   */
  steadyVersion(): number | undefined;
  /** Whether nothing was changed since a version was noted. */
  isStill(version: number): boolean;
  /** Asks for no changes while `search` runs, and again until it has found something. */
  holding<Found>(search: () => Found | undefined): Found;
}

/**
 * @param at where the words lie, in bytes
 * @param desks how many desks there are, the writer's among them
 * @param patience milliseconds after which anyone who waits for another looks again
 */
export function sharedWords(
  memory: WasmMemory,
  at: number,
  desks: number,
  patience: number = PATIENCE,
): SharedWords {
  const words = new Int32Array(memory.buffer, at, WORDS);
  // This thread's alone: a word beside those of others would be fetched from their cores again and again.
  const order = new Int32Array(new SharedArrayBuffer(4));

  /** Sleeps until a word is another, if this thread may, and not for long. */
  function rest(word: number, value: number): "ok" | "not-equal" | "timed-out" | "awake" {
    try {
      return Atomics.wait(words, word, value, patience);
    } catch {
      // The thread that draws a page must not sleep. It looks again at once.
      return "awake";
    }
  }

  /** Waits for all who asked; nobody's search is spoilt meanwhile, so that they do not become more. */
  function waitForReaders(): void {
    for (;;) {
      const held = Atomics.load(words, HELD);
      if (held <= 0) return;
      const woken = rest(HELD, held);
      if (woken === "awake") return;
      // Its thread has ended, or is late: then it asks again.
      if (woken === "timed-out") Atomics.compareExchange(words, HELD, held, 0);
    }
  }

  function release(): void {
    const held = Atomics.load(words, HELD);
    // Whoever lost patience has set it to 0.
    if (held > 0 && Atomics.compareExchange(words, HELD, held, held - 1) !== held) {
      release();
      return;
    }
    Atomics.notify(words, HELD);
  }

  return {
    room: () => Atomics.load(words, ROOM),

    takeDesk() {
      for (let desk = WRITER + 1; desk < desks; desk++) {
        if (Atomics.compareExchange(words, DESKS + desk, 0, 1) === 0) return desk;
      }
      throw new RangeError(`Cannot read the index: ${desks - 1} threads do already`);
    },

    leaveDesk(desk) {
      Atomics.store(words, DESKS + desk, 0);
    },

    changing(change, roomNow) {
      waitForReaders();
      Atomics.add(words, VERSION, 1);
      // Older ARM processors may show what is written after an addition before it; after a load they do not.
      Atomics.load(words, VERSION);
      try {
        return change();
      } finally {
        Atomics.store(words, ROOM, roomNow());
        Atomics.add(words, VERSION, 1);
        Atomics.notify(words, VERSION);
      }
    },

    steadyVersion() {
      const began = Date.now();
      const first = Atomics.load(words, VERSION);
      if ((first & 1) === 0) return first;
      for (;;) {
        rest(VERSION, first);
        const version = Atomics.load(words, VERSION);
        if (version !== first) return (version & 1) === 0 ? version : undefined;
        if (Date.now() - began > MOST_PATIENCE * patience) {
          throw new Error("Cannot search: a change does not end; its thread may have ended");
        }
      }
    },

    isStill(version) {
      // Orders all that was read before it before what is read after it.
      Atomics.add(order, 0, 1);
      return Atomics.load(words, VERSION) === version;
    },

    holding(search) {
      for (;;) {
        Atomics.add(words, HELD, 1);
        try {
          const found = search();
          if (found !== undefined) return found;
        } finally {
          release();
        }
      }
    },
  };
}
