import { describe, expect, it } from "vitest";
import { WAVES, waveAt } from "./spectrum.ts";

/** Half of the gap between 32-bit floats next to this one. */
function halfGap(value: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(value))) - 24);
}

describe("WAVES", () => {
  it("is the same on every engine: no cosine lies near the edge between two 32-bit floats", () => {
    const COSINE_ERROR = 2 ** -43; // 1000 times what engines are known to differ by
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 64; j++) {
        const exact = waveAt(i, j);
        const rounded = WAVES[i * 64 + j]!;

        expect(halfGap(exact) - Math.abs(exact - rounded)).toBeGreaterThan(COSINE_ERROR);
      }
    }
  });
});
