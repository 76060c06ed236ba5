import type { Bench, Findings } from "../bench.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { flatScanPeer } from "./flat-scan-peer.ts";
import { growthTables } from "./growth-tables.ts";
import { measureHardLists } from "./hard-lists.ts";
import { installFaiss } from "./install-faiss.ts";
import { buildMemoryReader } from "./memory-reader.ts";
import { nativePeer } from "./native-peer.ts";
import { onOneCore } from "./one-core.ts";
import { ourProcess } from "./our-process.ts";
import type { PeerProcess } from "./peer-process.ts";
import type { Peers } from "./peers.ts";
import { sizeFigures } from "./search-figures.ts";
import { measureSize, type SizeFindings } from "./search-measures.ts";
import { type FaissVersion, nativeNote, searchNotes } from "./search-notes.ts";
import { searchPeer } from "./search-peer.ts";
import {
  buildTable,
  changeTable,
  comparisonTable,
  hardTable,
  searchTable,
} from "./search-tables.ts";

/** The lengths of the lists that are measured unless others are named. */
export const USUAL_SIZES: readonly number[] = [100_000, 1_000_000, 10_000_000];

/** A list for which minutes and most of the machine's memory are needed. */
const LONG_SIZE = 30_000_000;

/** Hard lists are no longer than this: faiss needs seconds for each search in a longer one. */
const MOST_HARD = 100_000;

/** Our index beside faiss and the reference's flat scan, with lists of these lengths. */
export function peersSearch(sizes: readonly number[]): Bench {
  return {
    name: "peers-search",
    title: "Searching beside faiss, in one thread",
    run: (say) =>
      onOneCore((where) =>
        withPeers(where, say, (peers, folder) => measure(peers, sizes, sizes, folder, say)),
      ),
  };
}

/** The same with a longer list; the usual ones are measured again, because only one run compares. */
export const peersSearchLong: Bench = {
  name: "peers-search-long",
  title: "Searching beside faiss in a longer list, in one thread",
  run: (say) =>
    onOneCore((where) =>
      withPeers(where, say, (peers, folder) =>
        measure(peers, [...USUAL_SIZES, LONG_SIZE], [LONG_SIZE], folder, say),
      ),
    ),
};

async function withPeers(
  where: string,
  say: (progress: string) => void,
  work: (peers: Peers, folder: string) => Promise<Findings>,
): Promise<Findings> {
  say("faiss is installed");
  const python = await installFaiss();
  const running: Stopping[] = [];
  const started = <Peer extends Stopping>(peer: Peer): Peer => {
    running.push(peer);
    return peer;
  };
  try {
    const nativeOrNot = await nativePeer();
    const native = nativeOrNot.kind === "there" ? started(nativeOrNot) : undefined;
    const memory = await buildMemoryReader();
    const flatScan = await flatScanPeer();
    if (flatScan !== undefined) started(flatScan);
    const faiss = started(searchPeer(python, [`${import.meta.dirname}/faiss-peer.py`]));
    const ours = started(searchPeer(...ourProcess("ours-search.ts")));
    const peers: Peers = { native, memory, flatScan, faiss, ours };
    const findings = await withScratchFolder((folder) => work(peers, folder));
    return { ...findings, notes: [...(findings.notes ?? []), nativeNote(nativeOrNot), where] };
  } finally {
    // All are told before any is waited for, so that one which fails keeps none running.
    await Promise.all(running.map((peer) => peer.stop()));
  }
}

/** A process that is running. */
type Stopping = Pick<PeerProcess, "stop">;

/** @param figured the lengths that figures are given for; the tables show all */
async function measure(
  peers: Peers,
  sizes: readonly number[],
  figured: readonly number[],
  folder: string,
  say: (progress: string) => void,
): Promise<Findings> {
  const version = await peers.faiss.ask<FaissVersion>("version");
  const findings: SizeFindings[] = [];
  for (const size of sizes) findings.push(await measureSize(peers, size, folder, say));
  const hard = await measureHardLists(peers, Math.min(MOST_HARD, ...sizes), folder, say);

  return {
    figures: findings.filter(({ size }) => figured.includes(size)).flatMap(sizeFigures),
    tables: [
      searchTable(findings),
      ...growthTables(findings),
      comparisonTable(findings),
      buildTable(findings),
      changeTable(findings),
      hardTable(hard),
    ],
    notes: searchNotes(version, peers.flatScan, findings),
  };
}
