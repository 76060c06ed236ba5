import { expect, it } from "vitest";
import { fairRounds, roundsNote, type Turn } from "./fair-rounds.ts";
import type { Pace } from "./pace.ts";

/** Answers these one after the other, and then the last of them for ever. */
const series = (...memory: number[]) => paces(...memory.map((of) => ({ memory: of, core: 1 })));
const paces = (...values: Pace[]) => {
  let at = 0;
  return () => values[Math.min(at++, values.length - 1)]!;
};

/** A round of one turn, which gives the round's number. */
const one = (at: number, turn: Turn) => turn(async () => at);

it("runs as many rounds as are wanted while the machine is equally fast", async () => {
  const { rounds, tried, repeated } = await fairRounds(5, one, series(10));

  expect(rounds).toEqual([0, 1, 2, 3, 4]);
  expect([tried, repeated]).toEqual([5, 0]);
});

it.each([
  ["memory was over 30 % slower", { memory: 6.9, core: 1 }],
  ["the core was over 15 % slower", { memory: 10, core: 0.84 }],
])("runs a turn again during which %s than at its best, after a while", async (_, slow) => {
  const quiet = { memory: 10, core: 1 };
  const runs: number[] = [];

  const found = await fairRounds(
    2,
    (at, turn) => turn(async () => runs.push(at)),
    paces(quiet, slow, slow, quiet),
  );

  expect(runs).toEqual([0, 0, 1]);
  expect(found).toEqual({ rounds: [2, 3], tried: 2, repeated: 1, areFair: true });
});

it.each([
  ["memory a little", { memory: 7.1, core: 1 }],
  ["the core a little", { memory: 10, core: 0.86 }],
])("lets a turn stand while %s slower is what can be", async (_, slower) => {
  const found = await fairRounds(1, one, paces({ memory: 10, core: 1 }, slower));

  expect(found.repeated).toBe(0);
});

it("leaves a round out in which one turn of several found no quiet", async () => {
  const several = async (at: number, turn: Turn) => {
    await turn(async () => at);
    return turn(async () => at);
  };

  // Before everything, then after each turn; the second turn of round 0 does not wait.
  const { rounds, tried } = await fairRounds(2, several, series(10, 10, 6, 10), 0);

  expect(rounds).toEqual([2, 3]);
  expect(tried).toBe(4);
});

it("takes back a round once the machine turns out to be faster than anything before it", async () => {
  const { rounds } = await fairRounds(2, one, series(10, 10, 20), 0);

  expect(rounds).toEqual([2, 3]);
});

it("makes do with what counts after twice as many rounds as were wanted", async () => {
  const { rounds, tried } = await fairRounds(2, one, series(10, 10, 1), 0);

  expect(rounds).toEqual([0]);
  expect(tried).toBe(4);
});

it("answers with all rounds when none counts, and says so", async () => {
  const found = await fairRounds(2, one, series(10, 1), 0);

  expect(found).toEqual({ rounds: [0, 1, 2, 3], tried: 4, repeated: 0, areFair: false });
  expect(roundsNote(found, 2)).toContain("NONE of 4 rounds counted");
});
