import { expect, it } from "vitest";
import { growthTables } from "./growth-tables.ts";
import { forEachKind, INDEX_KINDS, type IndexKind, KINDS } from "./index-kinds.ts";
import type { SearchedList } from "./search-measures.ts";

/** A list in which every kind takes `time` microseconds, in the middle. */
async function list(
  size: number,
  time: (kind: IndexKind) => number,
  line?: number,
): Promise<SearchedList> {
  const single = await forEachKind(async (kind) => ({ wall: [1, time(kind), 1e6], cpu: 1 }));
  const reading =
    line === undefined ? undefined : { usual: 400 * line, prefetched: 1, large: 1, lines: 400 };
  return { size, rounds: [{ single, reading }] };
}

const onLines = (kind: IndexKind, size: number) =>
  kind === "ours" ? 8 + 3e-6 * size : 20 + 1e-3 * size;
const lists = await Promise.all(
  [1e5, 1e6, 1e7].map((size) => list(size, (kind) => onLines(kind, size), 0.024)),
);

it("shows a row for every kind and length, and the line through each", () => {
  const [growth, lines] = growthTables(lists);
  const ours = growth!.rows.filter(([name]) => name === KINDS.ours.name);

  expect(growth!.rows).toHaveLength(INDEX_KINDS.length * lists.length);
  expect(ours.map((row) => row.slice(1, 4))).toEqual([
    [1e5, 8.3, expect.closeTo(83, 6)],
    [1e6, 11, expect.closeTo(11, 6)],
    [1e7, 38, expect.closeTo(3.8, 6)],
  ]);
  expect(lines!.rows.find(([name]) => name === KINDS.ours.name)).toEqual([
    ...[KINDS.ours.name, expect.closeTo(8, 6), expect.closeTo(3, 6), "0 %"],
  ]);
  expect(lines!.rows.find(([name]) => name === KINDS.flat.name)).toEqual([
    ...[KINDS.flat.name, expect.closeTo(20, 6), expect.closeTo(1_000, 6), "0 %"],
  ]);
});

it("computes the model from the lines that were read, for an index of ours alone", () => {
  const rowsOf = (kind: IndexKind) =>
    growthTables(lists)[0]!.rows.filter(([name]) => name === KINDS[kind].name);

  expect(rowsOf("ours")[1]!.slice(6)).toEqual(["24.0 ns", expect.closeTo(8.91, 2)]);
  expect(rowsOf("multi-hash")[1]!.slice(6)).toEqual(["–", "–"]);
});

it("says which way a line is off, and leaves the model out where nothing was read", async () => {
  const bent = await Promise.all(
    [1e5, 1e6, 1e7].map((size) => list(size, () => (size === 1e6 ? 30 : 10))),
  );
  const ours = growthTables(bent)[0]!.rows.filter(([name]) => name === KINDS.ours.name);

  expect(ours.map((row) => row[5])).toEqual([
    expect.stringMatching(/^\+\d+ %$/),
    expect.stringMatching(/^-\d+ %$/),
    expect.stringMatching(/^\+\d+ %$/),
  ]);
  expect(ours[0]!.slice(6)).toEqual(["–", "–"]);
});

it("shows nothing for two lengths, through which every line goes", () => {
  expect(growthTables(lists.slice(1))).toEqual([]);
  expect(growthTables([lists[0]!, lists[0]!, lists[1]!])).toEqual([]);
});
