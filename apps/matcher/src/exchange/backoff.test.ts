import { expect, it } from "vitest";
import { backoff, pauses } from "./backoff.ts";

it("pauses twice as long each time, never more than 30 seconds", () => {
  const lengths = pauses(() => 1);

  const taken = Array.from({ length: 9 }, () => lengths.next().value);

  expect(taken).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

it("pauses at least half as long, so that a crowd spreads", () => {
  const lengths = pauses(() => 0);

  expect([lengths.next().value, lengths.next().value]).toEqual([250, 500]);
});

it("ends a pause at once when it is given up", async () => {
  await expect(backoff().wait(AbortSignal.abort())).resolves.toBeUndefined();
});
