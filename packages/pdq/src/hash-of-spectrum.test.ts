import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setBits } from "./hamming-distance.ts";
import { hashOfSpectrum } from "./hash-of-spectrum.ts";
import { lendScratch } from "./scratch.ts";

/** Whole numbers as coefficients, few enough that many are equal. */
const spectrum = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 256, maxLength: 256 })
  .map((values) => Float32Array.from(values));

const hashOf = (values: Float32Array) => hashOfSpectrum(values, lendScratch().scratch);

describe("hashOfSpectrum", () => {
  it("sets 128 bits when no two coefficients are equal", () => {
    const rising = Float32Array.from({ length: 256 }, (_, at) => at);

    expect(hashOf(rising)).toBe("f".repeat(32) + "0".repeat(32));
  });

  it("never sets more than 128 bits, and none for a flat spectrum", () => {
    fc.assert(
      fc.property(spectrum, (values) => {
        const hash = hashOf(values);

        expect(setBits(hash)).toBeLessThanOrEqual(128);
      }),
    );
    const flat = hashOf(new Float32Array(256));
    expect(flat).toBe("0".repeat(64));
  });

  it("does not change when every coefficient is multiplied by one power of two", () => {
    fc.assert(
      fc.property(spectrum, fc.constantFrom(0.5, 2, 4), (values, strength) => {
        const [hash, stronger] = [hashOf(values), hashOf(values.map((value) => value * strength))];

        expect(stronger).toBe(hash);
      }),
    );
  });
});
