import { writeFileSync } from "node:fs";
import path from "node:path";
import { median } from "../percentile.ts";
import { balancedHashes } from "./data/balanced-hashes.ts";
import { crowdedHashes } from "./data/crowded-hashes.ts";
import { nearHashes } from "./data/near-hashes.ts";
import { plainHashes } from "./data/plain-hashes.ts";
import { skewedHashes } from "./data/skewed-hashes.ts";
import { compareResults, requireSame } from "./result-sets.ts";
import { DISTANCE, type Peers } from "./search-measures.ts";
import type { IndexKind, SearchPeer } from "./search-peer.ts";

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

/** What both sides did with one list. */
export interface HardFindings {
  readonly name: string;
  readonly size: number;
  /** Microseconds of the middle search. */
  readonly p50: Readonly<Record<IndexKind, number>>;
  /** Listed hashes that faiss looked at for each search, on average. */
  readonly candidates: number;
  /** What a flat scan found, and both others as well. */
  readonly found: number;
  /** Our searches that were not answered in full, and that said so. */
  readonly truncated: number;
}

/**
 * Searches each hard list with both sides.
 *
 * @throws {Error} when an answer that claims to be whole is not a flat scan's
 */
export async function measureHardLists(
  { faiss, ours }: Peers,
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
    await faiss.build("flat", hashes);
    await faiss.build("multi-hash", hashes);
    await ours.build("ours", hashes);

    const out = (kind: IndexKind) => path.join(folder, `hard-${kind}.out`);
    const results = (peer: SearchPeer, index: IndexKind) =>
      peer.results({ index, queries: asked, distance: DISTANCE }, out(index));
    await results(faiss, "flat");
    await results(faiss, "multi-hash");
    const truncated = await results(ours, "ours");
    requireSame("faiss's MultiHash", compareResults(out("flat"), out("multi-hash")));
    const compared = compareResults(out("flat"), out("ours"));
    if (truncated === 0) requireSame("our index", compared);

    const single = (peer: SearchPeer, index: IndexKind) =>
      peer.single({ index, queries: asked, from: 0, count: QUERIES, distance: DISTANCE });
    await single(ours, "ours");
    const multiHash = await single(faiss, "multi-hash");
    findings.push({
      ...{ name, size, truncated },
      p50: {
        "multi-hash": median(multiHash.wall),
        flat: median((await single(faiss, "flat")).wall),
        ours: median((await single(ours, "ours")).wall),
      },
      candidates: multiHash.candidates ?? 0,
      found: compared.same,
    });
    await faiss.drop();
    await ours.drop();
  }
  return findings;
}
