import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerMedian } from "./lower-median.ts";
import { lendScratch } from "./scratch.ts";

/** Whole numbers as coefficients, few enough that many are equal. */
const spectrum = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 256, maxLength: 256 })
  .map((values) => Float32Array.from(values));

describe("lowerMedian", () => {
  it("is one of the values, with at most 127 of 256 below it and 128 above it", () => {
    fc.assert(
      fc.property(spectrum, (values) => {
        const median = lowerMedian(values, lendScratch().scratch);

        expect(values.includes(median)).toBe(true);
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(127);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(128);
      }),
    );
  });

  it("leaves the values in their order", () => {
    const values = Float32Array.of(3, 1, 2, 0);

    expect(lowerMedian(values, lendScratch().scratch)).toBe(1);
    expect([...values]).toEqual([3, 1, 2, 0]);
  });
});
