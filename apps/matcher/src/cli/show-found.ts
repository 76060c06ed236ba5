import type { Found } from "../scan/found.ts";
import type { ScanItem } from "../scan/sources/source.ts";
import { printable } from "./printable.ts";
import { MALFORMED } from "./say-why.ts";
import { showDecision } from "./show-decision.ts";

/** How what was found is written. */
export type Layout = "lines" | "json" | "table";

/** Columns with the width of the longest word each can hold; the name comes last and may be longer. */
const COLUMNS = [
  ["decision", 8],
  ["because", 17],
  ["list", 8],
  ["bits", 4],
  ["listing", 32],
  ["what", 0],
] as const;

export const TABLE_HEAD = row(COLUMNS.map(([name]) => name));

/** What was found, on one line. */
export function showFound({ item, decision }: Found, layout: Layout): string {
  switch (layout) {
    case "json":
      return JSON.stringify({ ...namesOf(item), decision });
    case "table":
      return row([decision.kind, ...reasonOf(decision), ...matchOf(decision), nameOf(item)]);
    case "lines":
      return decision.kind === "unsure" && decision.because === "malformed"
        ? `unsure ${nameOf(item)}: ${MALFORMED[decision.why]}`
        : showDecision(nameOf(item), decision);
  }
}

/** How JSON names it: `file`, `id`, or `line` with the `id` that could be read. */
function namesOf(item: ScanItem) {
  switch (item.kind) {
    case "file":
    case "closed-folder":
      return { file: item.path };
    case "hash":
      return { id: item.id };
    case "malformed":
      return { line: item.line, ...(item.id !== undefined && { id: item.id }) };
  }
}

function nameOf(item: ScanItem): string {
  switch (item.kind) {
    case "file":
    case "closed-folder":
      return item.path;
    case "hash":
      return item.id;
    case "malformed":
      return `line ${item.line}${item.id === undefined ? "" : ` (${item.id})`}`;
  }
}

function reasonOf(decision: Found["decision"]): readonly [string] {
  if ("why" in decision) return [decision.why];
  return ["because" in decision ? decision.because : "-"];
}

/** List, distance and listing. */
function matchOf(decision: Found["decision"]): readonly [string, string, string] {
  if ("list" in decision) return [decision.list, String(decision.distance), decision.listing];
  if ("listings" in decision) return ["-", "-", decision.listings[0] ?? "-"];
  return ["-", "-", "-"];
}

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => printable(cell).padEnd(COLUMNS[at]![1])).join("  ");
}
