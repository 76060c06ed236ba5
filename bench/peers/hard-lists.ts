import { writeFileSync } from "node:fs";
import path from "node:path";
import { balancedHashes } from "./data/balanced-hashes.ts";
import { crowdedHashes } from "./data/crowded-hashes.ts";
import { nearHashes } from "./data/near-hashes.ts";
import { plainHashes } from "./data/plain-hashes.ts";
import { skewedHashes } from "./data/skewed-hashes.ts";
import {
  forEachKind,
  INDEX_KINDS,
  type IndexKind,
  KINDS,
  OUR_KINDS,
  type PerKind,
  type Sides,
} from "./index-kinds.ts";
import { compareResults, requireSame } from "./result-sets.ts";
import { DISTANCE, type SingleTimes } from "./search-peer.ts";

/** Searches of each list. */
const QUERIES = 200;

/** A list that is harder than an even one, and searches in it. */
interface HardList {
  readonly name: string;
  readonly make: (size: number) => { readonly list: Uint8Array; readonly queries: Uint8Array };
}

const near = (list: Uint8Array) => ({ list, queries: nearHashes(list, QUERIES, 12) });

const HARD_LISTS: readonly HardList[] = [
  { name: "even", make: (size) => near(balancedHashes(size, 10)) },
  { name: "skewed like real pictures", make: (size) => near(skewedHashes(size, 10)) },
  { name: "one in five from a plain picture", make: (size) => near(plainHashes(size, 10)) },
  { name: "attack on one spot", make: (size) => crowdedHashes(size, QUERIES, 10) },
];

/** What everyone did with one list. */
export interface HardFindings {
  readonly name: string;
  readonly size: number;
  /** The same searches, one at a time. */
  readonly searched: PerKind<SingleTimes>;
  /** What a flat scan found, and all others as well. */
  readonly found: number;
  /** Our searches that were not answered in full, and that said so. */
  readonly truncated: number;
}

/**
 * Searches each hard list with everyone.
 *
 * @throws {Error} when an answer that claims to be whole is not a flat scan's
 */
export async function measureHardLists(
  sides: Sides,
  size: number,
  folder: string,
  say: (progress: string) => void,
): Promise<readonly HardFindings[]> {
  const findings: HardFindings[] = [];
  for (const { name, make } of HARD_LISTS) {
    say(`${size.toLocaleString("en-GB")}, ${name}`);
    const { list, queries } = make(size);
    const hashes = path.join(folder, "hard-list.bin");
    const asked = path.join(folder, "hard-queries.bin");
    writeFileSync(hashes, list);
    writeFileSync(asked, queries);
    await forEachKind((kind) => sides[KINDS[kind].side].build(kind, hashes));

    const out = (kind: IndexKind) => path.join(folder, `hard-${kind}.out`);
    const truncated = await forEachKind((index) =>
      sides[KINDS[index].side].results({ index, queries: asked, distance: DISTANCE }, out(index)),
    );
    for (const kind of INDEX_KINDS) {
      if (truncated[kind] > 0) continue;
      requireSame(KINDS[kind].name, compareResults(out("flat"), out(kind)));
    }

    const single = (index: IndexKind) =>
      sides[KINDS[index].side].single({
        ...{ index, queries: asked, from: 0, count: QUERIES, distance: DISTANCE },
      });
    for (const kind of OUR_KINDS) await single(kind);
    findings.push({
      ...{ name, size, searched: await forEachKind(single) },
      found: compareResults(out("flat"), out("ours")).same,
      truncated: truncated.ours,
    });
    await sides.faiss.drop();
    await sides.ours.drop();
  }
  return findings;
}
