import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inOrderOf } from "./in-order.ts";

async function* numbers(count: number) {
  for (let number = 0; number < count; number++) yield number;
}

const LIMITS = { atOnce: 3, ahead: 100 };

describe("inOrderOf", () => {
  it("yields results in the order of the items, whichever is done first", async () => {
    const slowFirst = async (number: number) => {
      await pause(number === 0 ? 20 : 0);
      return number;
    };

    const results = await Array.fromAsync(inOrderOf(numbers(10), LIMITS, slowFirst));

    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("works on no more items at a time than it may", async () => {
    let present = 0;
    let most = 0;

    await Array.fromAsync(
      inOrderOf(numbers(20), LIMITS, async () => {
        present += 1;
        most = Math.max(most, present);
        await pause(1);
        present -= 1;
      }),
    );

    expect(most).toBe(3);
  });

  it("goes on with the others while the first takes long, as far ahead as it may", async () => {
    const first = Promise.withResolvers<void>();
    const reachedEnd = Promise.withResolvers<void>();
    let begun = 0;
    const work = async (number: number) => {
      begun += 1;
      if (number === 0) await first.promise;
      if (begun === 50) reachedEnd.resolve();
      return number;
    };

    const results = Array.fromAsync(inOrderOf(numbers(80), { atOnce: 2, ahead: 50 }, work));
    await reachedEnd.promise;
    await pause(5);
    const begunBeforeFirst = begun;
    first.resolve();

    expect(begunBeforeFirst).toBe(50);
    expect(await results).toHaveLength(80);
  });

  it("yields a result at once, though no further item comes", async () => {
    async function* oneThenNothing() {
      yield 1;
      await new Promise(() => {});
    }

    const { value } = await inOrderOf(oneThenNothing(), LIMITS, async (item) => item).next();

    expect(value).toBe(1);
  });

  it("throws what the items throw, after the results before that", async () => {
    async function* twoThenError() {
      yield 1;
      yield 2;
      throw new Error("no more");
    }
    const seen: number[] = [];

    const reading = (async () => {
      for await (const one of inOrderOf(twoThenError(), LIMITS, async (item) => item)) {
        seen.push(one);
      }
    })();

    await expect(reading).rejects.toThrow("no more");
    expect(seen).toEqual([1, 2]);
  });

  it("throws what the work throws when its turn has come", async () => {
    const work = async (number: number) => {
      if (number === 1) throw new Error("broken");
      await pause(5);
      return number;
    };

    const results = inOrderOf(numbers(5), LIMITS, work);

    expect(await results.next()).toEqual({ value: 0, done: false });
    await expect(results.next()).rejects.toThrow("broken");
  });
});
