import { expect, it } from "vitest";
import { pendingMeter } from "./pending-meter.ts";

it("adds up what one participant asked and read, and keeps the newest time", () => {
  const meter = pendingMeter();
  meter.add(1, { requests: 2, changesRead: 10, lastSeenAt: 5 });
  meter.add(1, { requests: 1, changesRead: 0, lastSeenAt: 7 });
  meter.add(2, { requests: 1, changesRead: 1, lastSeenAt: 6 });

  expect(meter.of(1)).toEqual({ requests: 3, changesRead: 10, lastSeenAt: 7 });
  expect(meter.of(3)).toBeUndefined();
});

it("asks for no commit when there is nothing to write", async () => {
  await pendingMeter().write(() => Promise.reject(new Error("asked for a commit")));
});

it("keeps what could not be written, with what was counted meanwhile", async () => {
  const meter = pendingMeter();
  meter.add(1, { requests: 2, changesRead: 10, lastSeenAt: 5 });

  const writing = meter.write(async () => {
    meter.add(1, { requests: 1, changesRead: 3, lastSeenAt: 9 });
    throw new Error("the disk is full");
  });

  await expect(writing).rejects.toThrow("full");
  expect(meter.of(1)).toEqual({ requests: 3, changesRead: 13, lastSeenAt: 9 });
});
