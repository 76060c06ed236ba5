import { rmSync } from "node:fs";
import path from "node:path";
import { FURTHEST } from "./data/near-hashes.ts";
import { FLAT_SCAN } from "./flat-scan-peer.ts";
import { INDEX_KINDS, type IndexKind, KINDS, type Sides } from "./index-kinds.ts";
import { OURS_NATIVE } from "./native-peer.ts";
import type { Peers } from "./peers.ts";
import {
  type Comparison,
  compareResults,
  requireEveryDistance,
  requireSame,
} from "./result-sets.ts";
import type { SearchFiles } from "./search-files.ts";
import { DISTANCE, type SearchPeer } from "./search-peer.ts";

/** What one index found of near copies, beside a flat scan. */
export interface FoundBy extends Comparison {
  readonly who: string;
  readonly queries: number;
}

/** Asks everyone for near copies. @throws {Error} when someone finds more or less than a flat scan */
export async function compareFound(
  sides: Sides & Pick<Peers, "native" | "flatScan">,
  { near: queries, nearCount }: SearchFiles,
  folder: string,
): Promise<readonly FoundBy[]> {
  const out = path.join(folder, "found.out");
  const compared = (who: string, flat: string): FoundBy => {
    const comparison = compareResults(flat, out);
    rmSync(out); // or whoever writes nothing next would be judged by this
    requireSame(who, comparison);
    return { who, queries: nearCount, ...comparison };
  };
  /** What an index finds, compared with what a flat scan does within the same distance. */
  const within = async (
    name: string,
    peer: SearchPeer,
    index: IndexKind,
    distance: number,
  ): Promise<FoundBy> => {
    await peer.results({ index, queries, distance }, out);
    const each = compared(`${name} within ${distance}`, flat[distance]!);
    requireEveryDistance(each, distance);
    return each;
  };

  const flat: Record<number, string> = {};
  for (const distance of [DISTANCE, FURTHEST]) {
    flat[distance] = path.join(folder, `flat-${distance}.out`);
    await sides.faiss.results({ index: "flat", queries, distance }, flat[distance]);
  }

  const found: FoundBy[] = [];
  for (const kind of INDEX_KINDS.filter((kind) => kind !== "flat")) {
    found.push(await within(KINDS[kind].name, sides[KINDS[kind].side], kind, DISTANCE));
  }
  if (sides.native !== undefined) {
    found.push(await within(OURS_NATIVE, sides.native, "ours", DISTANCE));
  }
  if (sides.flatScan !== undefined) {
    await sides.flatScan.results({ queries, distance: DISTANCE }, out);
    found.push(compared(`${FLAT_SCAN}, within ${DISTANCE}`, flat[DISTANCE]!));
  }
  for (const [name, peer] of [
    [KINDS.ours.name, sides.ours],
    [OURS_NATIVE, sides.native],
  ] as const) {
    if (peer === undefined) continue;
    found.push(await within(name, peer, "ours", FURTHEST));
    await peer.ask("batch-results", { queries, distance: DISTANCE, out });
    compared(`${name} in a batch`, flat[DISTANCE]!);
  }
  return found;
}
