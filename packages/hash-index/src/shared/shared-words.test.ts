import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { HoldingTask } from "../testing/holding-thread.ts";
import { sharedWords } from "./shared-words.ts";

const words = () => sharedWords({ buffer: new SharedArrayBuffer(4_096) }, 64, 4);
const noRoom = () => 0;

afterEach(() => vi.restoreAllMocks());

describe("words that threads share", () => {
  it("tell whether something was changed since", () => {
    const here = words();
    const version = here.steadyVersion()!;

    expect(here.isStill(version)).toBe(true);
    expect(here.changing(() => here.isStill(version), noRoom)).toBe(false);
    expect(here.isStill(version)).toBe(false);
    expect(here.isStill(here.steadyVersion()!)).toBe(true);
  });

  it("tell of a change that failed as well", () => {
    const here = words();
    const version = here.steadyVersion()!;

    expect(() =>
      here.changing(() => {
        throw new RangeError("no");
      }, noRoom),
    ).toThrow("no");

    expect(here.isStill(version)).toBe(false);
    expect(here.steadyVersion()).toBe(version + 2);
  });

  it("let a change wait for all readers that asked for a moment", async () => {
    const buffer = new SharedArrayBuffer(4_096);
    const threads = [50, 200].map((milliseconds) => {
      const holds = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(new URL("../testing/holding-thread.ts", import.meta.url), {
        workerData: { buffer, holds, milliseconds } satisfies HoldingTask,
        execArgv: ["--conditions=holdfast-source"],
      });
      return { holds, ended: once(worker, "exit") };
    });
    const here = sharedWords({ buffer }, 64, 4, 60_000);
    for (const { holds } of threads) Atomics.wait(holds, 0, 0);

    const held = here.changing(() => threads.map(({ holds }) => Atomics.load(holds, 0)), noRoom);

    expect(held).toEqual([2, 2]);
    await Promise.all(threads.map(({ ended }) => ended));
  });

  it("ask for a moment again for a reader whose moment was over too soon", () => {
    const buffer = new SharedArrayBuffer(4_096);
    const here = sharedWords({ buffer }, 64, 4);
    const asking: number[] = [];

    here.holding(() => {
      asking.push(new Int32Array(buffer, 64)[1]!);
      here.changing(() => {}, noRoom);
      return asking.length < 2 ? undefined : "found";
    });

    expect(asking).toEqual([1, 1]);
  });

  it("let a change go ahead when a reader that asked for a moment does not come back", () => {
    const here = words();

    const order = here.holding(() => [
      here.changing(
        () => "changed",
        () => 5,
      ),
      here.room(),
    ]);

    expect(order).toEqual(["changed", 5]);
    expect(here.changing(() => "again", noRoom)).toBe("again");
  });

  it("say so when a change does not end, as when its thread has ended", () => {
    const here = sharedWords({ buffer: new SharedArrayBuffer(4_096) }, 64, 4, 1);

    here.changing(() => {
      expect(() => here.steadyVersion()).toThrow("a change does not end");
    }, noRoom);

    expect(here.steadyVersion()).toBe(2);
  });

  it("do not wait for changes that follow each other closely, as for one that does not end", () => {
    const buffer = new SharedArrayBuffer(4_096);
    const here = sharedWords({ buffer }, 64, 4, 1);
    const version = new Int32Array(buffer, 64, 1);
    // Whenever somebody looks at the clock, one change is over and the next has begun.
    const clock = vi.spyOn(Date, "now").mockImplementation(() => Atomics.add(version, 0, 2) * 60);

    const steady = here.changing(() => here.steadyVersion(), noRoom);

    expect(steady).toBeUndefined();
    expect(clock.mock.calls.length).toBeLessThan(3);
  });

  it("give each thread a desk, none twice", () => {
    const here = words();

    expect([here.takeDesk(), here.takeDesk(), here.takeDesk()]).toEqual([1, 2, 3]);
    expect(() => here.takeDesk()).toThrow("3 threads do already");
    here.leaveDesk(2);
    expect(here.takeDesk()).toBe(2);
  });
});
