import type { Bench, Findings } from "../bench.ts";
import { median } from "../percentile.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { roundsNote } from "./fair-rounds.ts";
import { measureHardLists } from "./hard-lists.ts";
import { installFaiss } from "./install-faiss.ts";
import { buildMemoryReader } from "./memory-reader.ts";
import { ourProcess } from "./our-process.ts";
import { sizeFigures } from "./search-figures.ts";
import { measureSize, type Peers, ROUNDS, type SizeFindings } from "./search-measures.ts";
import { searchPeer } from "./search-peer.ts";
import {
  buildTable,
  changeTable,
  comparisonTable,
  hardTable,
  searchTable,
} from "./search-tables.ts";
import { spread } from "./spread.ts";

/** The lengths of the lists that are measured unless others are named. */
export const USUAL_SIZES: readonly number[] = [1_000_000, 10_000_000];

/** Hard lists are no longer than this: faiss needs seconds for each search in a longer one. */
const MOST_HARD = 100_000;

/** Our index beside faiss, with lists of these lengths. */
export function peersSearch(sizes: readonly number[]): Bench {
  return {
    name: "peers-search",
    title: "Searching beside faiss, in one thread",
    run: async (say) => {
      say("faiss is installed");
      const python = await installFaiss();
      const peers = {
        faiss: searchPeer(python, [`${import.meta.dirname}/faiss-peer.py`]),
        ours: searchPeer(...ourProcess("ours-search.ts")),
        memory: await buildMemoryReader(),
      };
      try {
        return await withScratchFolder((folder) => measure(peers, sizes, folder, say));
      } finally {
        await peers.faiss.stop();
        await peers.ours.stop();
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
  const { version, options } = await peers.faiss.ask<{ version: string; options: string }>(
    "version",
  );
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
    notes: [
      `faiss ${version} of PyPI (${options}): IndexBinaryMultiHash(256, 16, 16), nflip 1, radius 32 of which the last bit is not found, inside an IndexBinaryIDMap2 as in production. Releases 1.8.0 to 1.14.1 copied the set of candidates in every search; faiss changed that with its pull request 5071, and this one ${isClean(version) ? "has the change" : "does NOT have it"}.`,
      "faiss is timed inside Python around the C++ call alone, with queries in place and results unread. Ours is timed with its copies of the query in and of the results out.",
      ...findings.map(pythonNote),
      ...findings.map(roundNote),
      "Processor time is of the whole process, helper threads included; on a machine that other programs use as well it is what can be compared. Neither side may use more than one thread for its work. faiss removes nothing from this index.",
    ],
  };
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

function pythonNote({ size, rounds }: SizeFindings): string {
  const added = spread(
    rounds.map(({ single, wrapped }) => median(wrapped.wall) - median(single["multi-hash"].wall)),
  );
  return `Through faiss's own Python functions a search of ${size.toLocaleString("en-GB")} takes ${added.middle.toFixed(0)} µs more (${added.least.toFixed(0)} to ${added.most.toFixed(0)} from round to round); the figures above leave that out.`;
}

function roundNote(findings: SizeFindings): string {
  return `${findings.size.toLocaleString("en-GB")} hashes: ${roundsNote(findings, ROUNDS)}`;
}
