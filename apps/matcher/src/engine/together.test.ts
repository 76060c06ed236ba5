import { describe, expect, it } from "vitest";
import { together } from "./together.ts";

const store = { atomically: <T>(work: () => T) => work() };

describe("together", () => {
  function steps(memory: string[], ...names: readonly string[]) {
    return names.map((name) => () => {
      memory.push(name);
      return () => {
        expect(memory.pop()).toBe(name);
      };
    });
  }

  it("does all steps in their order, and answers the result", () => {
    const memory: string[] = [];

    expect(together(store, () => ({ result: 7, steps: steps(memory, "a", "b") }))).toBe(7);

    expect(memory).toEqual(["a", "b"]);
  });

  it("leaves memory as it was when the disk refuses", () => {
    const memory: string[] = [];
    const full = {
      atomically<T>(work: () => T): T {
        work();
        throw new Error("the disk is full");
      },
    };

    const work = () => ({ result: 7, steps: steps(memory, "a", "b") });

    expect(() => together(full, work)).toThrow("the disk is full");
    expect(memory).toEqual([]);
  });

  it("leaves memory as it was when memory refuses, and tells the disk", () => {
    const memory: string[] = [];
    const noMore = () => {
      throw new Error("there is no room");
    };

    const work = () => ({ result: 7, steps: [...steps(memory, "a"), noMore] });

    expect(() => together(store, work)).toThrow("there is no room");
    expect(memory).toEqual([]);
  });
});
