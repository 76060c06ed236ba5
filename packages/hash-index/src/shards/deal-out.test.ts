import { expect, it } from "vitest";
import { uniformHashes } from "../testing/made-up-hashes.ts";
import { dealOut } from "./deal-out.ts";
import { shardOf } from "./shard-of.ts";

it("a number has always the same shard: saved sets depend on it", () => {
  const numbers = [0, 1, 2, 3, 1_000, 4_294_967_295];

  expect(numbers.map((number) => shardOf(number, 64))).toEqual([0, 20, 12, 33, 25, 32]);
});

it.each([
  ["counted up", (at: number) => at],
  ["in steps", (at: number) => at * 4_096],
  ["backwards from the greatest", (at: number) => 4_294_967_295 - at],
])("numbers %s are shared out evenly", (_, numberOf) => {
  for (const shards of [1, 2, 3, 7]) {
    const counts = new Array<number>(shards).fill(0);
    for (let at = 0; at < 100_000; at++) counts[shardOf(numberOf(at), shards)]! += 1;

    const share = 100_000 / shards;
    for (const count of counts) expect(Math.abs(count - share)).toBeLessThan(6 * Math.sqrt(share));
  }
});

it("each hash goes with its number, wherever its bytes begin", () => {
  const hashes = new Uint8Array(50 * 32 + 1);
  hashes.set(uniformHashes(50, 1), 1);
  const numbers = Uint32Array.from({ length: 50 }, (_, at) => at * 3);

  const shares = dealOut(numbers, hashes.subarray(1), 3);

  expect(shares.reduce((sum, share) => sum + share.numbers.length, 0)).toBe(50);
  for (const [shard, share] of shares.entries()) {
    expect([...share.numbers]).toEqual(
      [...numbers].filter((number) => shardOf(number, 3) === shard),
    );
    for (const [at, number] of share.numbers.entries()) {
      const hash = uniformHashes(50, 1).subarray((number / 3) * 32, (number / 3 + 1) * 32);
      expect(share.hashes.subarray(at * 32, (at + 1) * 32)).toEqual(hash);
    }
  }
});
