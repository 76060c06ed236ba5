import { median } from "../percentile.ts";
import type { Table } from "../table.ts";
import { FLAT_SCAN } from "./flat-scan-peer.ts";
import type { HardFindings } from "./hard-lists.ts";
import { INDEX_KINDS, KINDS } from "./index-kinds.ts";
import { OURS_NATIVE } from "./native-peer.ts";
import { flatScanRatio, ratios } from "./search-figures.ts";
import { middleSearch, type SizeFindings } from "./search-measures.ts";
import type { Built, ChangeTimes } from "./search-peer.ts";
import { type Spread, shownSpread, spread } from "./spread.ts";

/** Single searches and batches of everyone, with the spread over the rounds. */
export function searchTable(sizes: readonly SizeFindings[]): Table {
  return {
    title: "The same searches, interleaved",
    bars: { names: [1, 0], value: 2 },
    columns: [
      { name: "hashes", unit: "count" },
      { name: "index" },
      { name: "single, p50", unit: "microseconds" },
      { name: "single, processor time", unit: "microseconds" },
      { name: "our kernel is faster" },
      { name: "by processor time" },
      { name: "in a batch, each", unit: "microseconds" },
      { name: "our kernel is faster in a batch" },
    ],
    rows: sizes.flatMap((findings) => [
      ...INDEX_KINDS.map((kind) => {
        const { size, rounds, counts } = findings;
        const { single, singleCpu, batch } = ratios(findings, kind);
        const shown = (ratio: Spread) => (kind === "ours" ? "–" : `${shownSpread(ratio)} ×`);
        return [
          size,
          KINDS[kind].name,
          middleSearch(findings, kind),
          median(rounds.map((round) => round.single[kind].cpu)),
          shown(single),
          shown(singleCpu),
          median(rounds.map(({ batch }) => (1e6 * batch[kind].cpu) / counts.batch[kind])),
          shown(batch),
        ];
      }),
      ...nativeRows(findings),
      ...flatScanRows(findings),
    ]),
  };
}

/** Ours with the native search, beside ours without. */
function nativeRows(findings: SizeFindings): Table["rows"] {
  const { size, rounds, counts } = findings;
  const measured = rounds.flatMap(({ native, single, batch }) =>
    native === undefined ? [] : [{ native, single: single.ours, batch: batch.ours }],
  );
  if (measured.length === 0) return [];
  const shown = (ratio: (each: (typeof measured)[number]) => number) =>
    `${shownSpread(spread(measured.map(ratio)))} ×`;
  return [
    [
      ...[size, OURS_NATIVE],
      median(measured.map(({ native }) => median(native.single.wall))),
      median(measured.map(({ native }) => native.single.cpu)),
      shown(({ native, single }) => median(native.single.wall) / median(single.wall)),
      shown(({ native, single }) => native.single.cpu / single.cpu),
      median(measured.map(({ native }) => (1e6 * native.batch.cpu) / counts.batch.ours)),
      shown(({ native, batch }) => native.batch.cpu / batch.cpu),
    ],
  ];
}

/** The reference's flat scan is asked in batches alone. */
function flatScanRows(findings: SizeFindings): Table["rows"] {
  const { size, rounds, counts } = findings;
  const each = rounds.flatMap(({ flatScan }) =>
    flatScan === undefined ? [] : [(1e6 * flatScan.cpu) / counts.flatScan],
  );
  const ratio = flatScanRatio(findings);
  if (ratio === undefined) return [];
  return [[size, FLAT_SCAN, "–", "–", "–", "–", median(each), `${shownSpread(ratio)} ×`]];
}

export function buildTable(sizes: readonly SizeFindings[]): Table {
  return {
    title: "Building, from raw hashes to the first answer",
    bars: { names: [1, 0], value: 4 },
    columns: [
      { name: "hashes", unit: "count" },
      { name: "index" },
      { name: "on the clock", unit: "seconds" },
      { name: "processor time", unit: "seconds" },
      { name: "memory for each", unit: "bytes" },
      { name: "it says itself", unit: "bytes" },
    ],
    rows: sizes.flatMap(({ size, built, nativeBuilt }) => [
      ...INDEX_KINDS.map((kind) => builtRow(size, KINDS[kind].name, built[kind])),
      ...(nativeBuilt === undefined ? [] : [builtRow(size, OURS_NATIVE, nativeBuilt)]),
    ]),
  };
}

function builtRow(size: number, name: string, { wall, cpu, resident, held }: Built) {
  const said = held === undefined ? "–" : Math.round(held / size);
  return [size, name, wall, cpu, Math.round(resident / size), said];
}

export function changeTable(sizes: readonly SizeFindings[]): Table {
  const row = (size: number, what: string, { p50, p99, slowest, mean }: ChangeTimes) => [
    ...[size, what, p50, p99, slowest, mean],
  ];
  return {
    title: "Our index while it changes",
    columns: [
      { name: "hashes", unit: "count" },
      { name: "what" },
      { name: "p50", unit: "microseconds" },
      { name: "p99", unit: "microseconds" },
      { name: "slowest", unit: "microseconds" },
      { name: "on average", unit: "microseconds" },
    ],
    rows: sizes.flatMap(({ size, alone, mixed }) => [
      row(size, "add, nothing else going on", alone.add),
      row(size, "remove, nothing else going on", alone.remove),
      row(size, "search, among 4 % adding and 1 % removing", mixed.search),
      row(size, "add, among searches", mixed.add),
      row(size, "remove, among searches", mixed.remove),
    ]),
  };
}

export function hardTable(lists: readonly HardFindings[]): Table {
  return {
    title: "Lists and searches that are hard",
    columns: [
      { name: "list" },
      { name: "hashes", unit: "count" },
      { name: "looked at by MultiHash", unit: "count" },
      { name: "found in all", unit: "count" },
      ...INDEX_KINDS.map((kind) => ({
        name: `${KINDS[kind].name}, p50`,
        unit: "microseconds" as const,
      })),
      { name: "ours cut short", unit: "count" },
    ],
    rows: lists.map(({ name, size, searched, found, truncated }) => [
      ...[name, size, Math.round(searched["multi-hash"].candidates ?? 0), found],
      ...[...INDEX_KINDS.map((kind) => median(searched[kind].wall)), truncated],
    ]),
  };
}

export function comparisonTable(sizes: readonly SizeFindings[]): Table {
  return {
    title: "What was found, against a flat scan by faiss",
    columns: [
      { name: "hashes", unit: "count" },
      { name: "index" },
      { name: "searches", unit: "count" },
      { name: "found alike", unit: "count" },
      { name: "missed", unit: "count" },
      { name: "too many", unit: "count" },
      { name: "twice", unit: "count" },
      { name: "different distances", unit: "count" },
      { name: "furthest, bits", unit: "count" },
    ],
    rows: sizes.flatMap(({ size, compared }) =>
      compared.map(({ who, queries, same, missed, extra, twice, distances, furthest }) => [
        ...[size, who, queries, same, missed, extra, twice, distances, furthest],
      ]),
    ),
  };
}
