import { median } from "../percentile.ts";
import type { Table } from "../table.ts";
import { INDEX_KINDS, type IndexKind, KINDS, OUR_KINDS } from "./index-kinds.ts";
import { type Line, linearFit, onLine, type Point, relativeError } from "./linear-fit.ts";
import { middleSearch, type SearchedList } from "./search-measures.ts";
import { modelledSearch } from "./search-model.ts";
import { indexesFor } from "./several-indexes.ts";

/** From so many lengths on a line says something: two points always lie on one. */
const LEAST_LENGTHS = 3;

const MILLION = 1_000_000;

/** The single searches of one kind, by length, and the line through them. */
interface Growth {
  readonly kind: IndexKind;
  readonly points: readonly Point[];
  readonly line: Line;
}

/** What a reader of the tables must know. */
export const GROWTH_NOTE =
  "The line of an index is T(N) = a + b · N, fitted to the middle searches above so that the squares of its relative errors are least. It describes these lengths and is no law: caches hold the shorter lists and not the longer ones, so neither number stands for one part of a search, and neither says what a longer list takes. The model is what the goals were set with: 272 c_rand + 0.00415 N · 0.45 ns + 1.07e-5 N · 2 c_rand. Here c_rand is the time for each line of memory of the native code that reads what a search reads of partners, of an array as long as the tables: in a long list most of these lines have a neighbour that is read as well, and come sooner than one alone would. 0.45 ns is of another, older processor, and the shares are those of an even list. The model leaves out entering WebAssembly, permuting, finding where buckets lie, and that a long bucket reaches over several lines; so a search is to be expected above it, most of all in a short list.";

/** How a single search grows with the list; nothing where too few lengths were measured. */
export function growthTables(sizes: readonly SearchedList[]): readonly Table[] {
  if (new Set(sizes.map(({ size }) => size)).size < LEAST_LENGTHS) return [];
  const growths = INDEX_KINDS.map((kind): Growth => {
    const points = sizes.map((each) => ({ at: each.size, value: middleSearch(each, kind) }));
    return { kind, points, line: linearFit(points) };
  });
  return [growthTable(growths, sizes), lineTable(growths)];
}

function growthTable(growths: readonly Growth[], sizes: readonly SearchedList[]): Table {
  return {
    title: "A single search by the length of the list",
    bars: { names: [0, 1], value: 3 },
    columns: [
      { name: "index" },
      { name: "hashes", unit: "count" },
      { name: "p50", unit: "microseconds" },
      { name: "p50 for each million listed", unit: "microseconds" },
      { name: "on its line", unit: "microseconds" },
      { name: "the line is off by" },
      { name: "c_rand" },
      { name: "by the model", unit: "microseconds" },
    ],
    rows: growths.flatMap(({ kind, points, line }) =>
      points.map((point, of) => {
        const { at, value } = point;
        return [
          ...[KINDS[kind].name, at, value, (value / at) * MILLION],
          ...[onLine(line, at), shownError(relativeError(line, point))],
          ...(OUR_KINDS.includes(kind) ? modelCells(sizes[of]!) : ["–", "–"]),
        ];
      }),
    ),
  };
}

/** The time of a line read at random, as it was measured, and what the model makes of it. */
function modelCells({ size, rounds }: SearchedList): readonly (string | number)[] {
  const each = rounds.flatMap(({ reading }) =>
    reading === undefined ? [] : [reading.usual / reading.lines],
  );
  if (each.length === 0) return ["–", "–"];
  const line = median(each);
  return [
    `${(1_000 * line).toFixed(1)} ns`,
    modelledSearch({ hashes: size, indexes: indexesFor(size), line }),
  ];
}

function lineTable(growths: readonly Growth[]): Table {
  return {
    title: "The lines: a single search takes a + b · N",
    bars: { names: [0], value: 2 },
    columns: [
      { name: "index" },
      { name: "a", unit: "microseconds" },
      { name: "b, for each million listed", unit: "microseconds" },
      { name: "furthest off" },
    ],
    rows: growths.map(({ kind, points, line }) => {
      const furthest = Math.max(...points.map((point) => Math.abs(relativeError(line, point))));
      return [
        ...[KINDS[kind].name, line.start, line.slope * MILLION],
        `${(100 * furthest).toFixed(0)} %`,
      ];
    }),
  };
}

function shownError(error: number): string {
  const percent = Math.round(100 * error);
  return percent > 0 ? `+${percent} %` : `${percent} %`;
}
