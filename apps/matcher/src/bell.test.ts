import { describe, expect, it } from "vitest";
import { makeBell } from "./bell.ts";

describe("makeBell", () => {
  it("wakes everyone who waits, once", async () => {
    const bell = makeBell();
    const woken: string[] = [];
    const waits = ["a", "b"].map(async (name) => {
      await bell.next(60_000);
      woken.push(name);
    });

    bell.ring();
    bell.ring();
    await Promise.all(waits);

    expect(woken).toEqual(["a", "b"]);
  });

  it("ends a wait when the time is up", async () => {
    await expect(makeBell().next(1)).resolves.toBeUndefined();
  });

  it("ends a wait that is given up, also one given up before", async () => {
    const stop = new AbortController();
    const wait = makeBell().next(60_000, stop.signal);

    stop.abort();

    await expect(wait).resolves.toBeUndefined();
    await expect(makeBell().next(60_000, stop.signal)).resolves.toBeUndefined();
  });
});
