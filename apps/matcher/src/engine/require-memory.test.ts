import { describe, expect, it } from "vitest";
import {
  bytesToLoad,
  type MemoryFacts,
  memoryLeft,
  requireMemory,
  requireOneIndex,
  TooLargeError,
} from "./require-memory.ts";

const GB = 1e9;
const machine: MemoryFacts = {
  platform: "linux",
  total: 16 * GB,
  available: 6 * GB,
  limit: 0,
  own: 1 * GB,
};

describe("the memory that is left", () => {
  it.each([
    ["what the system can give", {}, 6 * GB],
    ["up to a container's limit", { limit: 3 * GB }, 2 * GB],
    ["nothing beyond that limit", { limit: 1 * GB, own: 2 * GB }, 0],
    ["not limited by a limit above all there is", { limit: 2 ** 63 }, 6 * GB],
    ["all that others may give back on macOS", { platform: "darwin" as const }, 15 * GB],
  ])("is %s", (_, facts, expected) => {
    expect(memoryLeft({ ...machine, ...facts })).toBe(expected);
  });

  it("can be asked of this machine", () => {
    expect(memoryLeft()).toBeGreaterThan(0);
  });
});

describe("what cannot be held", () => {
  it("is said with numbers", () => {
    expect(bytesToLoad(10_000_000)).toBeGreaterThan(1.6 * GB);
    expect(() => requireMemory("listings", bytesToLoad(10_000_000), 0.5 * GB)).toThrow(
      /listings.* 1,684 MB .* 500 MB/,
    );
    expect(() => requireMemory("listings", 10, 10)).not.toThrow();
  });

  it("is more than one index has numbers for", () => {
    expect(() => requireOneIndex("uploads", 16_777_216)).toThrow(TooLargeError);
    expect(() => requireOneIndex("uploads", 16_777_215)).not.toThrow();
  });
});
