import { expect, it } from "vitest";
import { modelledSearch } from "./search-model.ts";

it.each([
  { hashes: 1_000_000, line: 0.024, expected: 9 },
  { hashes: 1_000_000, line: 0.041, expected: 14 },
  { hashes: 10_000_000, line: 0.024, expected: 30 },
  { hashes: 10_000_000, line: 0.041, expected: 39 },
])(
  "computes $expected µs for $hashes hashes and $line µs a line, as the model's own table says",
  ({ expected, ...given }) => {
    expect(Math.round(modelledSearch({ ...given, indexes: 1 }))).toBe(expected);
  },
);

it("a second index is as many random places again, and nothing else", () => {
  const one = modelledSearch({ hashes: 30_000_000, indexes: 1, line: 0.01 });
  const two = modelledSearch({ hashes: 30_000_000, indexes: 2, line: 0.01 });

  expect(two - one).toBeCloseTo(2.72, 9);
});
