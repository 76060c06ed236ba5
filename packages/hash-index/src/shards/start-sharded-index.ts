import { MOST_HASHES, requireRoom } from "../room.ts";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { type HeadedStream, headedStream, type Pieces } from "./headed-stream.ts";
import { requireOneSet } from "./set-header.ts";
import { type Shard, shard } from "./shard.ts";
import { ShardStopped } from "./shard-stopped.ts";
import { indexOverShards, type ShardedIndex } from "./sharded-index.ts";

/** The most shards; each may take 4 GiB. */
const MOST_SHARDS = 64;

const FIRST_ROOM = 16_384;

export interface ShardOptions {
  /** The worker's file, for a bundle; what is to run in it is `@holdfast/hash-index/shard-worker`. */
  readonly workerFile?: URL;
}

export interface ShardedIndexOptions extends ShardOptions {
  /** How many threads, 1 to 64; as many as there are cores to search with is a good choice. */
  readonly shards: number;
  /** How many hashes all of them are to be ready for. More may come, as in `numberedIndex`. */
  readonly room?: number;
}

/**
 * Starts threads with an empty index in each. `close` ends them; while nothing is asked of them they
 * sleep and keep no process alive.
 *
 * @throws {RangeError} when there are too many hashes for so many shards, 16,777,215 each, or there
 *   is no memory for them
 */
export async function shardedIndex({
  shards,
  room = FIRST_ROOM,
  workerFile,
}: ShardedIndexOptions): Promise<ShardedIndex> {
  requireShards(shards);
  const share = room / shards;
  requireRoom(Math.ceil(share));
  // Numbers are shared out as if by chance: six standard deviations more than its share suffice.
  const each = Math.min(MOST_HASHES, Math.ceil(share + 6 * Math.sqrt(share)));
  return await started(shards, workerFile, (one) => one.ask("make", { room: each }));
}

/**
 * Takes over a set that `ShardedIndex.save` wrote: as many shards as there are streams, in their order.
 *
 * @throws {SnapshotError} when a stream is missing, torn, altered, or of another set or version
 * @throws {RangeError} when there is no memory for them
 */
export async function openShardedIndex(
  streams: readonly Pieces[],
  { workerFile }: ShardOptions = {},
): Promise<ShardedIndex> {
  if (streams.length === 0) throw new SnapshotError("Cannot take over a saved set: it is empty");
  requireShards(streams.length);
  const headed = streams.map(headedStream);
  try {
    requireOneSet(await Promise.all(headed.map((stream) => stream.header())));
    return await started(streams.length, workerFile, (one, at) => opened(one, headed[at]!));
  } finally {
    await Promise.all(headed.map((stream) => stream.end()));
  }
}

async function opened(one: Shard, stream: HeadedStream): Promise<void> {
  for await (const bytes of stream.rest()) {
    // A copy: what is handed over is gone, and a view would take all it is a view of with it.
    const piece = new Uint8Array(bytes);
    await one.ask("open", { piece }, { transfer: [piece.buffer] });
  }
  await one.ask("open", { piece: undefined });
}

/** Starts shards and readies each; if one fails, none is left running. */
async function started(
  count: number,
  workerFile: URL | undefined,
  ready: (one: Shard, at: number) => Promise<unknown>,
): Promise<ShardedIndex> {
  const shards: Shard[] = [];
  const endAll = (why: ShardStopped) => Promise.all(shards.map((one) => one.close(why)));
  try {
    while (shards.length < count) shards.push(shard(workerFile, (why) => void endAll(why)));
    await Promise.all(shards.map(ready));
  } catch (error) {
    await endAll(new ShardStopped("Cannot ask the index: another shard could not be started"));
    throw error;
  }
  return indexOverShards(shards);
}

/** @throws {RangeError} for anything but a whole number of shards from 1 to 64 */
function requireShards(shards: number): void {
  if (!Number.isInteger(shards) || shards < 1 || shards > MOST_SHARDS) {
    throw new RangeError(`Cannot share an index out: expected 1 to ${MOST_SHARDS} shards`);
  }
}
