import path from "node:path";
import { FURTHEST } from "./data/near-hashes.ts";
import { FLAT_SCAN, type FlatScanPeer } from "./flat-scan-peer.ts";
import { INDEX_KINDS, type IndexKind, KINDS, OUR_KINDS, type Sides } from "./index-kinds.ts";
import {
  type Comparison,
  compareResults,
  requireEveryDistance,
  requireSame,
} from "./result-sets.ts";
import type { SearchFiles } from "./search-files.ts";
import { DISTANCE } from "./search-peer.ts";

/** What one index found of near copies, beside a flat scan. */
export interface FoundBy extends Comparison {
  readonly who: string;
  readonly queries: number;
}

/** Asks everyone for near copies. @throws {Error} when someone finds more or less than a flat scan */
export async function compareFound(
  sides: Sides & { readonly flatScan: FlatScanPeer | undefined },
  { near: queries, nearCount }: SearchFiles,
  folder: string,
): Promise<readonly FoundBy[]> {
  const results = async (index: IndexKind, distance: number) => {
    const out = path.join(folder, `${index}-${distance}.out`);
    await sides[KINDS[index].side].results({ index, queries, distance }, out);
    return out;
  };
  const compared = (who: string, flat: string, other: string): FoundBy => {
    const comparison = compareResults(flat, other);
    requireSame(who, comparison);
    return { who, queries: nearCount, ...comparison };
  };

  const flat = await results("flat", DISTANCE);
  const flatFurthest = await results("flat", FURTHEST);
  const found: FoundBy[] = [];
  for (const kind of INDEX_KINDS.filter((kind) => kind !== "flat")) {
    const { name } = KINDS[kind];
    const each = compared(`${name} within ${DISTANCE}`, flat, await results(kind, DISTANCE));
    requireEveryDistance(each, DISTANCE);
    found.push(each);
  }
  if (sides.flatScan !== undefined) {
    const out = path.join(folder, "flat-scan.out");
    await sides.flatScan.results({ queries, distance: DISTANCE }, out);
    found.push(compared(`${FLAT_SCAN}, within ${DISTANCE}`, flat, out));
  }
  for (const index of OUR_KINDS) {
    const { name, side } = KINDS[index];
    const each = compared(
      `${name} within ${FURTHEST}`,
      flatFurthest,
      await results(index, FURTHEST),
    );
    requireEveryDistance(each, FURTHEST);
    found.push(each);

    const out = path.join(folder, `${index}-batch.out`);
    await sides[side].ask("batch-results", { index, queries, distance: DISTANCE, out });
    requireSame(`${name} in a batch`, compareResults(flat, out));
  }
  return found;
}
