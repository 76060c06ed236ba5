import { expect, it } from "vitest";
import { compareRows, requireEveryDistance, requireSame } from "./result-sets.ts";

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

it("notices when a distance was never found, or one beyond the limit was", () => {
  const upTo2 = rows(0, 1, 0, 0, 2, 1, 0, 3, 2);
  const without1 = rows(0, 1, 0, 0, 3, 2);

  expect(() => requireEveryDistance(compareRows(upTo2, upTo2), 2)).not.toThrow();
  expect(() => requireEveryDistance(compareRows(without1, without1), 2)).toThrow("Cannot trust");
  expect(() => requireEveryDistance(compareRows(upTo2, upTo2), 1)).toThrow("Cannot trust");
});
