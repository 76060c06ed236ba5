import { describe, expect, it } from "vitest";
import { type Scratch, withScratch } from "./scratch.ts";

describe("withScratch", () => {
  const lent: Float32Array[] = [];
  const useTwo = (scratch: Scratch) => {
    lent.push(scratch(3).fill(7), scratch(4).fill(9));
  };

  it("wipes every buffer it lent and gives back what the work returned", () => {
    const answer = withScratch((scratch) => {
      useTwo(scratch);
      return lent.map((buffer) => buffer[0]);
    });

    expect(answer).toEqual([7, 9]);
    expect(lent.map((buffer) => [...buffer])).toEqual([
      [0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it("wipes them when the work throws, and lets the error through", () => {
    lent.length = 0;
    const failing = () =>
      withScratch((scratch) => {
        useTwo(scratch);
        throw new TypeError("stopped half way");
      });

    expect(failing).toThrow(TypeError);
    expect(lent.flatMap((buffer) => [...buffer])).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
