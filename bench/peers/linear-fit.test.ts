import { expect, it } from "vitest";
import { type Line, linearFit, type Point, relativeError } from "./linear-fit.ts";

const squares = (line: Line, points: readonly Point[]) =>
  points.reduce((sum, point) => sum + relativeError(line, point) ** 2, 0);

it("finds the line that points lie on", () => {
  const points = [1e5, 1e6, 1e7, 3e7].map((at) => ({ at, value: 8.5 + 3e-6 * at }));

  const { start, slope } = linearFit(points);

  expect(start).toBeCloseTo(8.5, 9);
  expect(slope).toBeCloseTo(3e-6, 15);
});

it("weighs errors by their values, as a fit to the errors themselves does not", () => {
  // By hand, with weights 36, 9 and 1; the fit to the errors themselves is 0.5 + 2.5 * at.
  const line = linearFit([
    { at: 0, value: 1 },
    { at: 1, value: 2 },
    { at: 2, value: 6 },
  ]);

  expect(line.start).toBeCloseTo(50 / 53, 9);
  expect(line.slope).toBeCloseTo(80 / 53, 9);
});

it("no line beside it has a smaller sum of squared relative errors", () => {
  const points = [
    { at: 1e5, value: 9 },
    { at: 1e6, value: 11 },
    { at: 1e7, value: 39 },
    { at: 3e7, value: 140 },
  ];
  const line = linearFit(points);
  const least = squares(line, points);

  for (const factor of [0.98, 1.02]) {
    expect(squares({ ...line, start: line.start * factor }, points)).toBeGreaterThan(least);
    expect(squares({ ...line, slope: line.slope * factor }, points)).toBeGreaterThan(least);
  }
});

it("says how far a line is off, with a sign", () => {
  const line = { start: 1, slope: 2 };

  expect(relativeError(line, { at: 2, value: 4 })).toBeCloseTo(0.25, 9);
  expect(relativeError(line, { at: 2, value: 10 })).toBeCloseTo(-0.5, 9);
});

it.each([
  ["there is none", []],
  ["there is one", [{ at: 1, value: 1 }]],
  ["all are at one place", [1, 2].map((value) => ({ at: 7, value }))],
  ["a value is not over 0", [0, 1].map((value) => ({ at: value, value }))],
])("throws when %s", (_, points) => {
  expect(() => linearFit(points)).toThrow(RangeError);
});
