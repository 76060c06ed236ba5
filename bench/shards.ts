import type { Found } from "@holdfast/hash-index";
import { type ShardedIndex, shardedIndex } from "@holdfast/hash-index/node";
import type { Bench, Findings } from "./bench.ts";
import { balancedHashes } from "./peers/data/balanced-hashes.ts";
import { HASH_BYTES } from "./peers/data/bits.ts";
import { nearHashes } from "./peers/data/near-hashes.ts";
import { percentile } from "./percentile.ts";

const SHARDS = 2;
const HASHES = 30_000_000;

/** What counts as one picture, in bits; `MATCH_DISTANCE` of `packages/decision`. */
const DISTANCE = 31;

const SEARCHES = 2_000;
const CHANGES = 1_000;

/** Copies whose answers are held against a look at every hash, some of them too far off. */
const CHECKED = 36;
const FURTHEST_CHECKED = 35;

const HASH_WORDS = HASH_BYTES / 4;

export const shards: Bench = {
  name: "shards",
  title: "How fast hashes are found in more than one index holds, over several threads",
  run: (say) => measureShards(HASHES, say),
};

/**
 * Fills an index over two threads and searches it, one search at a time.
 *
 * @param count how many hashes; memory is about 190 bytes for each while it is filled
 * @throws {Error} when an answer is not what a look at every hash finds
 */
export async function measureShards(
  count: number,
  say: (progress: string) => void,
): Promise<Findings> {
  say(`${count.toLocaleString("en-GB")} hashes are made up`);
  const hashes = balancedHashes(count, 1);
  const index = await shardedIndex({ shards: SHARDS, room: count + CHANGES });
  try {
    say(`they are added, over ${SHARDS} threads`);
    const numbers = Uint32Array.from({ length: count }, (_, at) => at);
    const filling = await elapsed(() => index.addMany(numbers, hashes));

    say(`${CHECKED} answers are held against a look at every hash`);
    await requireEqualAnswers(index, hashes);

    say(`${SEARCHES.toLocaleString("en-GB")} searches`);
    const near = await searches(index, nearHashes(hashes, SEARCHES, 2, DISTANCE));
    const far = await searches(index, balancedHashes(SEARCHES, 3));
    const { adding, removing } = await changes(index, count);
    return findings(count, { filling, near, far, adding, removing, memory: index.memory });
  } finally {
    await index.close();
  }
}

interface Measured {
  /** Milliseconds. */
  readonly filling: number;
  /** Microseconds of each. */
  readonly near: readonly number[];
  readonly far: readonly number[];
  readonly adding: readonly number[];
  readonly removing: readonly number[];
  /** Bytes. */
  readonly memory: number;
}

function findings(count: number, measured: Measured): Findings {
  const { filling, near, far, adding, removing, memory } = measured;
  const shown = count.toLocaleString("en-GB");
  const row = (what: string, times: readonly number[]) => [
    what,
    percentile(times, 0.5),
    percentile(times, 0.99),
  ];
  return {
    figures: [
      {
        what: `finding everything within ${DISTANCE} bits among ${shown} hashes, ${SHARDS} threads, middle`,
        value: percentile(near, 0.5),
        unit: "microseconds",
        how: `${SEARCHES.toLocaleString("en-GB")} searches, one at a time, each for a copy of a listed hash with 0 to ${DISTANCE} bits changed; time on the clock from asking to the answer of both threads.`,
      },
      {
        what: "99 of 100 of them against the middle one",
        value: percentile(near, 0.99) / percentile(near, 0.5),
        unit: "times",
        how: "Of the same searches. Both threads and the one that asks share the machine's cores with whatever else runs.",
      },
      {
        what: `filling it with ${shown} hashes`,
        value: filling / 1_000,
        unit: "seconds",
        how: "Sharing them out, handing them over and building both indexes, in one call.",
      },
      {
        what: "memory for each hash",
        value: Math.round(memory / count),
        unit: "bytes",
        how: "Address space of both indexes by the number of hashes.",
      },
    ],
    tables: [
      {
        title: `${shown} hashes on ${SHARDS} threads, one call at a time`,
        columns: [
          { name: "what" },
          { name: "p50", unit: "microseconds" },
          { name: "p99", unit: "microseconds" },
        ],
        rows: [
          row("search, a copy is there", near),
          row("search, nothing near", far),
          row("add one", adding),
          row("remove one", removing),
        ],
      },
    ],
    notes: [
      `The hashes are made up, each with 128 of its 256 bits set. ${CHECKED} answers were held against a look at every hash, and were the same.`,
    ],
  };
}

/** @returns microseconds of each search */
async function searches(index: ShardedIndex, queries: Uint8Array): Promise<number[]> {
  const took: number[] = [];
  for (const hash of each(queries)) {
    took.push(1_000 * (await elapsed(() => index.search(hash, DISTANCE))));
  }
  return took;
}

/** Adds and removes hashes one by one; they are gone afterwards. */
async function changes(index: ShardedIndex, first: number) {
  const added = each(balancedHashes(CHANGES, 4));
  const adding: number[] = [];
  const removing: number[] = [];
  for (const [at, hash] of added.entries()) {
    adding.push(1_000 * (await elapsed(() => index.add(first + at, hash))));
  }
  for (const [at, hash] of added.entries()) {
    removing.push(1_000 * (await elapsed(() => index.remove(first + at, hash))));
  }
  return { adding, removing };
}

/** @throws {Error} when near copies find anything else than a look at every hash does */
async function requireEqualAnswers(index: ShardedIndex, hashes: Uint8Array): Promise<void> {
  const queries = each(nearHashes(hashes, CHECKED, 5, FURTHEST_CHECKED));
  const expected = flatScan(hashes, queries);
  for (const [at, query] of queries.entries()) {
    const found = sorted(await index.search(query, DISTANCE));
    if (found !== expected[at]!.sort().join()) {
      throw new Error("Cannot trust the index: a search answered wrongly");
    }
  }
}

function sorted({ numbers, distances }: Found): string {
  return Array.from(numbers, (number, at) => `${number}:${distances[at]}`)
    .sort()
    .join();
}

/** What each query has near, by a look at every hash. */
function flatScan(hashes: Uint8Array, queries: readonly Uint8Array[]): string[][] {
  const all = wordsOf(hashes);
  return queries.map((query) => {
    const asked = wordsOf(query);
    const found: string[] = [];
    for (let at = 0; at < all.length; at += HASH_WORDS) {
      let distance = 0;
      for (let word = 0; word < HASH_WORDS && distance <= DISTANCE; word += 1) {
        distance += bitsSet(all[at + word]! ^ asked[word]!);
      }
      if (distance <= DISTANCE) found.push(`${at / HASH_WORDS}:${distance}`);
    }
    return found;
  });
}

/** The hashes one by one, each in memory of its own. */
function each(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function bitsSet(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Milliseconds that work takes. */
async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
