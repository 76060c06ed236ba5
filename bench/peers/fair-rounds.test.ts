import { expect, it } from "vitest";
import { fairRounds, roundsNote } from "./fair-rounds.ts";

/** Answers these numbers one after the other, and then the last of them for ever. */
const series = (...values: number[]) => {
  let at = 0;
  return () => values[Math.min(at++, values.length - 1)]!;
};

it("runs as many rounds as are wanted while memory is equally fast", async () => {
  const { rounds, tried } = await fairRounds(5, async (at) => at, series(10));

  expect(rounds).toEqual([0, 1, 2, 3, 4]);
  expect(tried).toBe(5);
});

it("runs a round again during which memory was over 30 % slower than at its best", async () => {
  const { rounds, tried } = await fairRounds(2, async (at) => at, series(10, 10, 6.9, 10, 10));

  expect(rounds).toEqual([1, 2]);
  expect(tried).toBe(3);
});

it("takes back a round once memory turns out to be faster than anything before it", async () => {
  const { rounds } = await fairRounds(2, async (at) => at, series(10, 10, 10, 20, 20));

  expect(rounds).toEqual([1, 2]);
});

it("makes do with what counts after twice as many rounds as were wanted", async () => {
  const { rounds, tried } = await fairRounds(2, async (at) => at, series(10, 10, 10, 1));

  expect(rounds).toEqual([0]);
  expect(tried).toBe(4);
});

it("answers with all rounds when none counts, and says so", async () => {
  const found = await fairRounds(2, async (at) => at, series(10, 1));

  expect(found).toEqual({ rounds: [0, 1, 2, 3], tried: 4, areFair: false });
  expect(roundsNote(found, 2)).toContain("NONE of 4 rounds counted");
});
