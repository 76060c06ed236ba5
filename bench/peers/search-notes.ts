import { median } from "../percentile.ts";
import { roundsNote } from "./fair-rounds.ts";
import { FLAT_SCAN, type FlatScanPeer } from "./flat-scan-peer.ts";
import { GROWTH_NOTE, growthTables } from "./growth-tables.ts";
import type { NativePeer, NoNativePeer } from "./native-peer.ts";
import { ROUNDS, type SizeFindings } from "./search-measures.ts";
import { indexesFor } from "./several-indexes.ts";
import { spread } from "./spread.ts";

/** Which faiss it was, as it says itself. */
export interface FaissVersion {
  readonly version: string;
  readonly options: string;
}

/** What a reader of the tables must know. */
export function searchNotes(
  faiss: FaissVersion,
  flatScan: FlatScanPeer | undefined,
  findings: readonly SizeFindings[],
): readonly string[] {
  return [
    faissNote(faiss),
    "faiss is timed inside Python around the C++ call alone, with queries in place and results unread. Ours is timed with its copies of the query in and of the results out.",
    flatScanNote(flatScan, findings),
    ...(growthTables(findings).length > 0 ? [GROWTH_NOTE] : []),
    ...findings.flatMap(severalNote),
    ...findings.map(pythonNote),
    ...findings.map(roundNote),
    "Processor time is of the whole process, helper threads included; on a machine that other programs use as well it is what can be compared. Neither side may use more than one thread for its work. faiss removes nothing from this index.",
  ];
}

function faissNote({ version, options }: FaissVersion): string {
  return `faiss ${version} of PyPI (${options}): IndexBinaryMultiHash(256, 16, 16), nflip 1, radius 32 of which the last bit is not found, inside an IndexBinaryIDMap2 as in production. Releases 1.8.0 to 1.14.1 copied the set of candidates in every search; faiss changed that with its pull request 5071, and this one ${isClean(version) ? "has the change" : "does NOT have it"}.`;
}

/** The first release whose MultiHash does not copy its candidates. */
const CLEAN_SINCE = [1, 14, 2] as const;

function isClean(version: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [at, least] of CLEAN_SINCE.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

function flatScanNote(
  flatScan: FlatScanPeer | undefined,
  findings: readonly SizeFindings[],
): string {
  if (flatScan === undefined) {
    return `The ${FLAT_SCAN}, is left out: there is no g++ here, or no source to be had.`;
  }
  const way = findings.every(({ isVector }) => isVector)
    ? "in one vector of 512 bits"
    : "one after the other, because this processor does not count bits in vectors of 512";
  return `The ${FLAT_SCAN}, is ${flatScan.description}. It compares eight searches with each listed hash ${way}, so eight together take eight times what stands for each; one alone would take as long as eight. It builds nothing and reads the raw hashes. It notes which search is near which hash, but no distance, and that it notes none is in its favour.`;
}

/** What the native search is, or why there is none. */
export function nativeNote(native: NativePeer | NoNativePeer): string {
  if (native.kind === "missing") return `Our native search is left out. ${native.why}.`;
  return "Ours, native: the same index, searched by the C of packages/hash-index/native, which is compiled on request; in a process of its own, with large pages. Everything else it does as ours does. It is left out where a list needs several indexes.";
}

/** Where one index of ours is too small for the list. */
function severalNote({ size }: SizeFindings): readonly string[] {
  const indexes = indexesFor(size);
  if (indexes === 1) return [];
  const shown = size.toLocaleString("en-GB");
  return [
    `${shown} hashes are more than one index of ours holds: they are shared out among ${indexes}, and each search asks one after the other in the same thread, because nobody here may use more than one. That is as many places more to read at random, which a line through all lengths takes for growth. The bench of shards gives each a thread.`,
  ];
}

function pythonNote({ size, rounds }: SizeFindings): string {
  const added = spread(
    rounds.map(({ single, wrapped }) => median(wrapped.wall) - median(single["multi-hash"].wall)),
  );
  return `Through faiss's own Python functions a search of ${size.toLocaleString("en-GB")} takes ${added.middle.toFixed(0)} µs more (${added.least.toFixed(0)} to ${added.most.toFixed(0)} from round to round); the figures above leave that out.`;
}

function roundNote(findings: SizeFindings): string {
  return `${findings.size.toLocaleString("en-GB")} hashes: ${roundsNote(findings, ROUNDS)}`;
}
