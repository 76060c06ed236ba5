/**
 * Which shard a number belongs to, always the same one, 0 to `shards - 1`: its bits are mixed, and the
 * mixed number's place among all of 32 bits decides. So any run of numbers is shared out evenly.
 *
 * Saved sets depend on this; another mixing needs another format in `set-header.ts`.
 *
 * Source of the mixing: the finalizer of MurmurHash3 for 32 bits, by Austin Appleby, public domain.
 */
export function shardOf(number: number, shards: number): number {
  let mixed = number ^ (number >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  mixed ^= mixed >>> 16;
  return Math.floor(((mixed >>> 0) / 0x1_0000_0000) * shards);
}
