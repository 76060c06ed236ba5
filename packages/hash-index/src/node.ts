export type { Pieces } from "./shards/headed-stream.ts";
export { ShardStopped } from "./shards/shard-stopped.ts";
export type { ShardedIndex } from "./shards/sharded-index.ts";
export {
  openShardedIndex,
  type ShardedIndexOptions,
  type ShardOptions,
  shardedIndex,
} from "./shards/start-sharded-index.ts";
