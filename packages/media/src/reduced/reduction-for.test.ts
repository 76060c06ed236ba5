import { expect, it } from "vitest";
import { reductionFor } from "./reduction-for.ts";

it.each([
  // Under 2 megapixels, or under 256 pixels a reduced sample along one side, everything is decoded.
  [1_920, 1_040, false, undefined],
  [1_600, 1_250, false, 4],
  [1_920, 1_080, false, 4],
  [2_048, 1_024, false, 4],
  [8_000, 1_023, false, undefined],
  [1_023, 8_000, false, undefined],
  // From 8 megapixels and 2,048 pixels on each side the constant parts are enough.
  [3_264, 2_448, false, 4],
  [3_840, 2_160, false, 8],
  [2_160, 3_840, false, 8],
  [9_000, 2_047, false, 4],
  [4_000, 3_000, false, 8],
  [4_001, 3_001, false, 8],
  // Of a progressive picture nothing else is read, and there must be no hidden pixels.
  [4_000, 3_000, true, 8],
  [4_001, 3_000, true, undefined],
  [4_000, 3_001, true, undefined],
  [3_264, 2_448, true, undefined],
  [1_600, 1_280, true, undefined],
])("a JPEG of %d x %d, progressive %s, is reduced by %s", (width, height, isProgressive, by) => {
  expect(reductionFor({ width, height, isProgressive })).toBe(by);
});
