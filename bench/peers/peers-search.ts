import type { Bench, Findings } from "../bench.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { flatScanPeer } from "./flat-scan-peer.ts";
import { measureHardLists } from "./hard-lists.ts";
import { installFaiss } from "./install-faiss.ts";
import { buildMemoryReader } from "./memory-reader.ts";
import { ourProcess } from "./our-process.ts";
import { sizeFigures } from "./search-figures.ts";
import { measureSize, type Peers, type SizeFindings } from "./search-measures.ts";
import { type FaissVersion, searchNotes } from "./search-notes.ts";
import { searchPeer } from "./search-peer.ts";
import {
  buildTable,
  changeTable,
  comparisonTable,
  hardTable,
  searchTable,
} from "./search-tables.ts";

/** The lengths of the lists that are measured unless others are named. */
export const USUAL_SIZES: readonly number[] = [1_000_000, 10_000_000];

/** Hard lists are no longer than this: faiss needs seconds for each search in a longer one. */
const MOST_HARD = 100_000;

/** Our index beside faiss and the reference's flat scan, with lists of these lengths. */
export function peersSearch(sizes: readonly number[]): Bench {
  return {
    name: "peers-search",
    title: "Searching beside faiss, in one thread",
    run: async (say) => {
      say("faiss is installed");
      const python = await installFaiss();
      const peers = {
        memory: await buildMemoryReader(),
        flatScan: await flatScanPeer(),
        faiss: searchPeer(python, [`${import.meta.dirname}/faiss-peer.py`]),
        ours: searchPeer(...ourProcess("ours-search.ts")),
      };
      try {
        return await withScratchFolder((folder) => measure(peers, sizes, folder, say));
      } finally {
        await peers.faiss.stop();
        await peers.ours.stop();
        await peers.flatScan?.stop();
      }
    },
  };
}

async function measure(
  peers: Peers,
  sizes: readonly number[],
  folder: string,
  say: (progress: string) => void,
): Promise<Findings> {
  const version = await peers.faiss.ask<FaissVersion>("version");
  const findings: SizeFindings[] = [];
  for (const size of sizes) findings.push(await measureSize(peers, size, folder, say));
  const hard = await measureHardLists(peers, Math.min(MOST_HARD, ...sizes), folder, say);

  return {
    figures: findings.flatMap(sizeFigures),
    tables: [
      searchTable(findings),
      comparisonTable(findings),
      buildTable(findings),
      changeTable(findings),
      hardTable(hard),
    ],
    notes: searchNotes(version, peers.flatScan, findings),
  };
}
