import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type HashIndex, hashIndex } from "@holdfast/hash-index";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";
import type { Bench } from "./bench.ts";
import { madeUpHash } from "./made-up-hash.ts";
import { percentile } from "./percentile.ts";

const SIZES = [100_000, 1_000_000] as const;

/** What counts as one picture, in bits; `MATCH_DISTANCE` of `packages/decision`. */
const DISTANCE = 31;

/** How many of the last added hashes are asked for, one bit to `DISTANCE` bits off. */
const QUERIES = 2_000;

export const search: Bench = {
  name: "search",
  title: "How fast hashes are found, in one thread",
  run: async (say) => {
    const rows: number[][] = [];
    for (const size of SIZES) {
      say(`${size.toLocaleString("en-GB")} hashes`);
      rows.push(measure(size));
    }
    const largest = rows.at(-1)!;
    return {
      figures: [
        {
          what: `finding everything within ${DISTANCE} bits among 1,000,000 hashes, middle`,
          value: largest[3]!,
          unit: "microseconds",
          how: `${QUERIES.toLocaleString("en-GB")} searches for a hash that is there with 0 to ${DISTANCE} bits changed; each found it.`,
        },
      ],
      tables: [
        {
          title: `Searching within ${DISTANCE} bits`,
          columns: [
            { name: "hashes", unit: "count" },
            { name: "adding one", unit: "microseconds" },
            { name: "memory for each", unit: "bytes" },
            { name: "found, p50", unit: "microseconds" },
            { name: "found, p95", unit: "microseconds" },
            { name: "nothing near, p50", unit: "microseconds" },
            { name: "nothing near, p95", unit: "microseconds" },
            { name: "removing one", unit: "microseconds" },
          ],
          rows,
        },
      ],
      notes: [
        "The hashes are random. Those of real pictures share bits more often, so that more of them have to be looked at; how much that costs is not measured here.",
        "Ids are kept in a Map of JavaScript's; `peers-search` measures the index without them, and beside faiss.",
      ],
    };
  },
};

/** @returns a row of the table, in microseconds and bytes */
function measure(size: number): number[] {
  const hashes = Array.from({ length: size }, madeUpHash);
  const before = memoryUsed();
  const index = hashIndex<number>();
  const adding = elapsed(() => {
    for (const [id, hash] of hashes.entries()) index.add(id, hash);
  });
  const memory = (memoryUsed() - before) / size;

  const asked = hashes.slice(-QUERIES).map((hash, at) => changed(hash, at % (DISTANCE + 1)));
  const near = searches(index, asked, size - QUERIES);
  const far = searches(index, Array.from({ length: QUERIES }, madeUpHash), undefined);
  const removing = elapsed(() => {
    for (let id = size - QUERIES; id < size; id += 1) index.remove(id);
  });

  return [
    size,
    (1_000 * adding) / size,
    Math.round(memory),
    percentile(near, 0.5),
    percentile(near, 0.95),
    percentile(far, 0.5),
    percentile(far, 0.95),
    (1_000 * removing) / QUERIES,
  ];
}

/**
 * @param firstId the id that the first search must find, counting up; `undefined` when none may
 * @returns microseconds of each search
 */
function searches(
  index: HashIndex<number>,
  hashes: readonly PdqHash[],
  firstId: number | undefined,
): number[] {
  return hashes.map((hash, at) => {
    const started = performance.now();
    const found = index.search(hash, DISTANCE).matches;
    const took = performance.now() - started;
    const isRight =
      firstId === undefined ? found.length === 0 : found.some(({ id }) => id === firstId + at);
    if (!isRight) throw new Error("Cannot trust the index: a search answered wrongly");
    return 1_000 * took;
  });
}

/** The hash with its first so many bits turned over, spread over the chunks. */
function changed(hash: PdqHash, bits: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  for (let bit = 0; bit < bits; bit += 1) bytes[bit % bytes.length]! ^= 1 << Math.floor(bit / 32);
  return pdqHashFromBytes(bytes);
}

/** Bytes of memory that this process has in use, without what is waste. */
function memoryUsed(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage.rss();
}

/** Milliseconds that work takes. */
function elapsed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
