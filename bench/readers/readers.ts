import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { numberedIndex } from "@holdfast/hash-index";
import { type SharedIndex, sharedIndex } from "@holdfast/hash-index/shared";
import type { Bench, Findings } from "../bench.ts";
import { balancedHashes } from "../peers/data/balanced-hashes.ts";
import { HASH_BYTES } from "../peers/data/bits.ts";
import { nearHashes } from "../peers/data/near-hashes.ts";
import { median, percentile } from "../percentile.ts";
import { type SearchTimes, searchTimes } from "./search-times.ts";

const HASHES = 1_000_000;

/** What counts as one picture, in bits; `MATCH_DISTANCE` of `packages/decision`. */
const DISTANCE = 31;

const SEARCHES = 40_000;
const WARM_UP = 5_000;
const ROUNDS = 3;

/** Readers that search at the same time. */
const THREADS = [1, 2] as const;

/** Milliseconds between two changes while readers search. */
const BETWEEN_CHANGES = 1;

export const readers: Bench = {
  name: "readers",
  title: "How many searches threads make that share one index",
  run: (say) => measureReaders(HASHES, SEARCHES, say),
};

/** One way to search, and what it took in one round. */
interface Way {
  readonly what: string;
  readonly times: readonly SearchTimes[];
}

/**
 * Searches one list with an index of one thread, and with readers that share another's.
 *
 * @throws {Error} when a listed hash is not found
 */
export async function measureReaders(
  count: number,
  searches: number,
  say: (progress: string) => void,
): Promise<Findings> {
  say(`${count.toLocaleString("en-GB")} hashes are made up`);
  const list = balancedHashes(count, 1);
  const queries = nearHashes(list, searches, 2, DISTANCE);
  const numbers = Uint32Array.from({ length: count }, (_, at) => at);
  const alone = numberedIndex({ room: count });
  alone.addMany(numbers, list);
  const shared = sharedIndex({ room: count + 1 });
  shared.addMany(numbers, list);

  const rounds: Way[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`round ${round + 1} of ${ROUNDS}`);
    rounds.push(await measureRound(alone, shared, queries));
  }
  return findings(count, searches, rounds);
}

async function measureRound(
  alone: ReturnType<typeof numberedIndex>,
  shared: SharedIndex,
  queries: Uint8Array,
): Promise<Way[]> {
  const ways: Way[] = [];
  searchTimes(queries.subarray(0, warmUp(queries) * HASH_BYTES), (hash) =>
    alone.search(hash, DISTANCE),
  );
  ways.push({
    what: "an index of one thread",
    times: [searchTimes(queries, (hash) => requireFound(alone.search(hash, DISTANCE).numbers))],
  });
  for (const threads of THREADS) {
    const readers = `${threads} ${threads === 1 ? "reader" : "readers"}`;
    ways.push({ what: readers, times: await read(shared, queries, threads) });
    const changes = changing(shared);
    ways.push({
      what: `${readers}, a change every millisecond`,
      times: await read(shared, queries, threads),
    });
    changes.stop();
  }
  return ways;
}

const warmUp = (queries: Uint8Array) => Math.min(WARM_UP, queries.length / HASH_BYTES);

function requireFound(numbers: Uint32Array): void {
  if (numbers.length === 0) throw new Error("Cannot trust the index: a listed hash was not found");
}

/** Has threads make the same searches at the same time. */
async function read(
  index: SharedIndex,
  queries: Uint8Array,
  threads: number,
): Promise<SearchTimes[]> {
  const ready = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL("reader-thread.ts", import.meta.url), {
        workerData: {
          ...{ handle: index.handle, queries, distance: DISTANCE },
          ...{ warmUp: warmUp(queries), threads, ready },
        },
        execArgv: ["--conditions=holdfast-source"],
      }),
  );
  const answers = await Promise.all(workers.map((worker) => once(worker, "message")));
  return answers.map(([times]) => times as SearchTimes);
}

/** Adds and removes one hash, turn by turn, until it is stopped. */
function changing(index: SharedIndex): { stop(): void } {
  const hash = balancedHashes(1, 3);
  let handle: number | undefined;
  const timer = setInterval(() => {
    if (handle === undefined) handle = index.add(0xffff_ffff, hash);
    else {
      index.removeAt(handle);
      handle = undefined;
    }
  }, BETWEEN_CHANGES);
  return {
    stop() {
      clearInterval(timer);
      if (handle !== undefined) index.removeAt(handle);
    },
  };
}

/** Searches a second of all threads together. */
function rate({ times }: Way): number {
  const searches = times.reduce((sum, { each }) => sum + each.length, 0);
  return searches / Math.max(...times.map(({ wall }) => wall));
}

function findings(count: number, searches: number, rounds: readonly Way[][]): Findings {
  const ways = rounds[0]!.map(({ what }) => what);
  const ofWay = (what: string) => rounds.map((round) => round.find((way) => way.what === what)!);
  const middle = (what: string, measure: (way: Way) => number) => median(ofWay(what).map(measure));
  const at = (share: number) => (way: Way) =>
    percentile(
      way.times.flatMap(({ each }) => [...each]),
      share,
    );
  const gain = median(
    rounds.map((round) => {
      const of = (what: string) => rate(round.find((way) => way.what === what)!);
      return of("2 readers") / of("an index of one thread");
    }),
  );
  return {
    figures: [
      {
        what: `two readers of one index of ${count.toLocaleString("en-GB")} hashes against an index of one thread`,
        value: gain,
        unit: "times",
        how: `Searches a second of both together, ${searches.toLocaleString("en-GB")} each, for near copies of listed hashes; the middle of ${ROUNDS} rounds. The machine has two cores, and memory is shared by both.`,
      },
    ],
    tables: [
      {
        title: `The same searches within ${DISTANCE} bits among ${count.toLocaleString("en-GB")} hashes`,
        columns: [
          { name: "who searches" },
          { name: "searches a second", unit: "count" },
          { name: "p50", unit: "microseconds" },
          { name: "p99", unit: "microseconds" },
        ],
        rows: ways.map((what) => [
          what,
          Math.round(middle(what, rate)),
          middle(what, at(0.5)),
          middle(what, at(0.99)),
        ]),
      },
    ],
    notes: [
      "Readers search in threads of their own, without messages and without copies of the list. A search that a change spoils is made again; its time is all of it.",
    ],
  };
}
