import { expect, it } from "vitest";
import { compareRows, requireSame } from "./result-sets.ts";

const rows = (...words: number[]) => Uint32Array.from(words);
const flat = rows(0, 5, 0, 0, 8, 31, 1, 5, 12);

it("agrees when everything is found, whatever the order", () => {
  const comparison = compareRows(flat, rows(1, 5, 12, 0, 5, 0, 0, 8, 31));

  expect(comparison).toEqual({
    ...{ same: 3, missed: 0, extra: 0, twice: 0 },
    ...{ distances: 3, furthest: 31 },
  });
  expect(() => requireSame("it", comparison)).not.toThrow();
});

it.each([
  ["a row is missing", rows(0, 5, 0, 0, 8, 31), { missed: 1, extra: 0, twice: 0 }],
  ["a row is too many", rows(...flat, 1, 8, 32), { missed: 0, extra: 1, twice: 0 }],
  ["a distance is another", rows(0, 5, 0, 0, 8, 30, 1, 5, 12), { missed: 1, extra: 1, twice: 0 }],
  ["a row is there twice", rows(...flat, 1, 5, 12), { missed: 0, extra: 0, twice: 1 }],
])("notices when %s", (_, other, expected) => {
  const comparison = compareRows(flat, other);

  expect(comparison).toMatchObject(expected);
  expect(() => requireSame("it", comparison)).toThrow("Cannot trust it");
});
