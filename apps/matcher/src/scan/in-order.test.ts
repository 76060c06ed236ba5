import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { inOrderOf } from "./in-order.ts";

async function* numbers(count: number) {
  for (let number = 0; number < count; number++) yield number;
}

it("yields results in the order of the items, whichever is done first", async () => {
  const slowFirst = async (number: number) => {
    await pause(number === 0 ? 20 : 0);
    return number;
  };

  const results = await Array.fromAsync(inOrderOf(numbers(10), 3, slowFirst));

  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it("works on no more items at a time than it may", async () => {
  let present = 0;
  let most = 0;

  await Array.fromAsync(
    inOrderOf(numbers(20), 3, async () => {
      present += 1;
      most = Math.max(most, present);
      await pause(1);
      present -= 1;
    }),
  );

  expect(most).toBe(3);
});
