import { HASH_BYTES } from "../require.ts";
import { shardOf } from "./shard-of.ts";

/** What goes to one shard: numbers, and 32 bytes for each, in memory of their own. */
export interface Share {
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly hashes: Uint8Array<ArrayBuffer>;
}

const WORDS = HASH_BYTES / 4;

/** Copies each hash into the share of its shard; those of one shard keep their order. */
export function dealOut(
  numbers: Uint32Array,
  hashes: Uint8Array,
  shards: number,
): readonly Share[] {
  const counts = new Array<number>(shards).fill(0);
  for (const number of numbers) counts[shardOf(number, shards)]! += 1;
  const shares = counts.map((count) => ({
    numbers: new Uint32Array(count),
    hashes: new Uint8Array(count * HASH_BYTES),
    at: 0,
  }));

  // Words of four bytes: copying 32 bytes by `set` costs several times as much.
  const aligned = hashes.byteOffset % 4 === 0 ? hashes : new Uint8Array(hashes);
  const from = new Uint32Array(aligned.buffer, aligned.byteOffset, numbers.length * WORDS);
  const targets = shares.map((share) => new Uint32Array(share.hashes.buffer));
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!;
    const shard = shardOf(number, shards);
    const share = shares[shard]!;
    const target = targets[shard]!;
    share.numbers[share.at] = number;
    for (let word = 0; word < WORDS; word++) {
      target[share.at * WORDS + word] = from[at * WORDS + word]!;
    }
    share.at++;
  }
  return shares;
}
