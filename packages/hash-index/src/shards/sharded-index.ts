import type { Found } from "../found.ts";
import type { OnFound } from "../kernel/batch-reader.ts";
import {
  HASH_BYTES,
  requireDistance,
  requireHash,
  requireHashes,
  requireNumbered,
} from "../require.ts";
import { noSignal } from "../stoppable.ts";
import { dealOut } from "./deal-out.ts";
import { inTurn } from "./in-turn.ts";
import { mergedFound } from "./merged-found.ts";
import { setHeaders } from "./set-header.ts";
import type { Shard } from "./shard.ts";
import type { FoundPiece } from "./shard-calls.ts";
import { shardOf } from "./shard-of.ts";
import { ShardStopped } from "./shard-stopped.ts";

/**
 * Hashes of 32 bytes under numbers of the caller's, in several threads at once. Every promise that
 * is not kept is rejected: with a `RangeError` as `NumberedIndex` throws it, or with `ShardStopped`
 * once a thread has ended; then nothing is left to be asked, and a new index has to be made.
 */
export interface ShardedIndex {
  /** How many hashes there are, after every change that was answered. */
  readonly size: number;

  /** Bytes that all shards have written to, when they last answered; see `NumberedIndex.memory`. */
  readonly memory: number;

  /** Adds a hash; a search that is asked for later finds it. See `NumberedIndex.add`. */
  add(number: number, hash: Uint8Array): Promise<void>;

  /**
   * Adds many at once; into an empty index in about a tenth of the time that `add` takes. They are
   * copied before this returns. When one shard has no room, what others took stays.
   *
   * @param hashes 32 bytes for each number, one after the other
   */
  addMany(numbers: Uint32Array, hashes: Uint8Array): Promise<void>;

  /**
   * Takes out one hash of a number and overwrites every byte of it.
   *
   * @returns whether it was there
   */
  remove(number: number, hash: Uint8Array): Promise<boolean>;

  /**
   * Finds every hash within a distance: all of them, each once, nothing further, in no order.
   *
   * @param distance 0 to 40 bits, a whole number; a hash at exactly this distance is found
   * @returns whole only if what every shard found is
   */
  search(hash: Uint8Array, distance: number): Promise<Found>;

  /**
   * Asks for many hashes at once, 65,536 at a time, of all shards side by side. Searches for one hash
   * wait for that turn. Memory grows with what one turn finds, not with how many hashes there are.
   *
   * @param hashes 32 bytes each, one after the other; they must not change meanwhile
   * @param found told of every hash that was found, in no order; what it throws ends the batch
   * @param signal ends it at once, whatever the threads are at
   */
  searchMany(
    hashes: Uint8Array,
    distance: number,
    found: OnFound,
    signal?: AbortSignal,
  ): Promise<void>;

  /**
   * Saves all shards as they are now: searches go on, changes wait until it is done. So `write` must
   * not wait for a change of the same index.
   *
   * @param write called for every shard, 0 and up, at once; reads its pieces of at most 16 MiB to the
   *   end and writes them down. The streams are a set: `openShardedIndex` takes all or none.
   */
  save(write: (shard: number, pieces: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void>;

  /** Ends the threads. What is still asked for, or is later, is rejected with `ShardStopped`. */
  close(): Promise<void>;
}

const TURN_BYTES = 65_536 * HASH_BYTES;

/** The index over shards that hold their part each. */
export function indexOverShards(shards: readonly Shard[]): ShardedIndex {
  const changes = inTurn();
  const home = (number: number) => shards[shardOf(number, shards.length)]!;

  async function add(number: number, hash: Uint8Array): Promise<void> {
    requireNumbered(number, hash);
    const asked = { number, hash: new Uint8Array(hash) };
    await changes.change(() => home(number).ask("add", asked));
  }

  async function addMany(numbers: Uint32Array, hashes: Uint8Array): Promise<void> {
    requireHashes(hashes, numbers.length);
    const shares = dealOut(numbers, hashes, shards.length);
    await changes.change(() =>
      Promise.all(
        shards.map((shard, at) => {
          const asked = shares[at]!;
          const transfer = [asked.numbers.buffer, asked.hashes.buffer];
          return shard.ask("addMany", asked, { transfer });
        }),
      ),
    );
  }

  async function remove(number: number, hash: Uint8Array): Promise<boolean> {
    requireNumbered(number, hash);
    const asked = { number, hash: new Uint8Array(hash) };
    return await changes.change(() => home(number).ask("remove", asked));
  }

  async function search(hash: Uint8Array, distance: number): Promise<Found> {
    requireHash(hash);
    requireDistance(distance);
    const asked = { hash: new Uint8Array(hash), distance };
    return mergedFound(await Promise.all(shards.map((shard) => shard.ask("search", asked))));
  }

  async function searchMany(
    hashes: Uint8Array,
    distance: number,
    found: OnFound,
    signal?: AbortSignal,
  ): Promise<void> {
    requireDistance(distance);
    requireHashes(hashes);
    if (signal && !(signal instanceof AbortSignal)) throw noSignal();
    // One failing ends all, so that nothing is told any more once the promise is settled.
    const ending = new AbortController();
    const until = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    try {
      for (let from = 0; from < hashes.length; from += TURN_BYTES) {
        const first = from / HASH_BYTES;
        const asked = { hashes: sharedBytes(hashes.subarray(from, from + TURN_BYTES)), distance };
        const onFound = ({ queries, numbers, distances }: FoundPiece) => {
          for (const [at, query] of queries.entries()) {
            found(first + query, numbers[at]!, distances[at]!);
          }
        };
        const options = { onFound, signal: until };
        await Promise.all(shards.map((shard) => shard.ask("searchMany", asked, options)));
      }
    } finally {
      ending.abort();
    }
  }

  /** The pieces of one shard's stream; each is asked for when the one before was taken. */
  async function* saved(shard: Shard, header: Uint8Array, isOver: () => boolean) {
    yield header;
    for (;;) {
      if (isOver()) throw new Error("Cannot go on saving: it has ended");
      const piece = await shard.ask("savedPiece", undefined);
      if (piece === undefined) return;
      yield piece;
    }
  }

  async function save(
    write: (shard: number, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    await changes.alone(async () => {
      let isOver = false;
      try {
        await Promise.all(shards.map((shard) => shard.ask("save", undefined)));
        const headers = setHeaders(shards.length);
        await Promise.all(
          shards.map((shard, at) =>
            write(
              at,
              saved(shard, headers[at]!, () => isOver),
            ),
          ),
        );
      } finally {
        isOver = true;
      }
    });
  }

  return {
    get size() {
      return shards.reduce((size, shard) => size + shard.size, 0);
    },

    get memory() {
      return shards.reduce((memory, shard) => memory + shard.memory, 0);
    },

    add,
    addMany,
    remove,
    search,
    searchMany,
    save,

    async close() {
      const why = new ShardStopped("Cannot ask the index any more: it was closed");
      await Promise.all(shards.map((shard) => shard.close(why)));
    },
  };
}

/** A copy of bytes, in memory that all threads read where there is such memory. */
function sharedBytes(bytes: Uint8Array): Uint8Array {
  if (typeof SharedArrayBuffer === "undefined") return new Uint8Array(bytes);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
