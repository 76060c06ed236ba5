import fc from "fast-check";
import { expect, it } from "vitest";
import { median, percentile } from "./percentile.ts";

it("takes the nearest rank, whatever the order", () => {
  expect(percentile([30, 10, 20, 40], 0.5)).toBe(20);
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 0.95)).toBe(100);
  expect(median([7])).toBe(7);
});

it("has at least its share of the values at or below it, and is one of them", () => {
  const values = fc.array(fc.double({ noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
      const found = percentile(some, share);

      expect(some).toContain(found);
      const below = some.filter((value) => value <= found).length;
      expect(below).toBeGreaterThanOrEqual(Math.floor(share * some.length));
    }),
  );
});

it("refuses to make a number out of none", () => {
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});
