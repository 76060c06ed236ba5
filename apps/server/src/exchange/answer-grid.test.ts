import type { Exchange } from "@holdfast/contract";
import { expect, it } from "vitest";
import { answerOnGrid } from "./answer-grid.ts";
import { trialClaim, trialExchange } from "./trial-exchange.ts";

/** A clock that moves only by sleeping and by what the exchange is said to take. */
function slowExchange(takes: readonly number[], fails = false) {
  let now = 1_000.25;
  const left = [...takes];
  const trial = trialExchange();
  const exchange: Exchange = {
    ...trial.exchange,
    openCase(request) {
      now += left.shift() ?? 0;
      if (fails) throw new Error("Cannot reach the store");
      return trial.exchange.openCase(request);
    },
  };
  const clock = {
    now: () => now,
    // Rings a little early, as timers do.
    sleep: async (milliseconds: number) => {
      now += Math.max(0.1, milliseconds - 0.3);
    },
  };
  return {
    exchange: answerOnGrid(exchange, 250, clock),
    since: (from: number) => now - from,
    clock,
  };
}

it("answers on the next line of the grid, however long the store took", async () => {
  const { exchange, since, clock } = slowExchange([0, 3, 249, 250, 251]);

  const answered: number[] = [];
  for (const key of [1, 2, 3, 4, 5]) {
    const asked = clock.now();
    await exchange.openCase(trialClaim(key, 1));
    answered.push(since(asked));
  }

  const lines = answered.map((milliseconds) => Math.floor(milliseconds / 250));
  expect(lines).toEqual([1, 1, 1, 1, 2]);
  for (const milliseconds of answered) expect(milliseconds % 250).toBeLessThan(0.2);
});

it("fails on the grid as well", async () => {
  const { exchange, since, clock } = slowExchange([30], true);
  const asked = clock.now();

  await expect(exchange.openCase(trialClaim(1, 1))).rejects.toThrow("store");

  expect(since(asked)).toBeGreaterThanOrEqual(250);
});
