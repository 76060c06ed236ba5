/** A shard's thread has ended, and with it the index: what it held cannot be searched any more. */
export class ShardStopped extends Error {
  override readonly name = "ShardStopped";
}
