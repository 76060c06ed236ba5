import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { clusteredHashes } from "../testing/made-up-hashes.ts";
import type { ShardedIndex } from "./sharded-index.ts";
import { openShardedIndex, shardedIndex } from "./start-sharded-index.ts";

const hashes = clusteredHashes(600, 1);
const row = (at: number) => hashes.subarray(at * 32, (at + 1) * 32);
const numbers = Uint32Array.from({ length: 600 }, (_, at) => at);

async function savedSet(index: ShardedIndex, shards: number): Promise<Buffer[]> {
  const streams: Buffer[] = new Array(shards);
  await index.save(async (shard, pieces) => {
    streams[shard] = Buffer.concat(await Array.fromAsync(pieces));
  });
  return streams;
}

async function matchesOf(index: ShardedIndex): Promise<string[]> {
  const found: string[] = [];
  await index.searchMany(hashes, 31, (...match) => found.push(match.join()));
  return found.sort();
}

/** Cuts bytes into pieces of this length, which arrive one by one. */
async function* arriving(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

let index: ShardedIndex;
let streams: Buffer[];
beforeAll(async () => {
  index = await shardedIndex({ shards: 2, room: 600 });
  await index.addMany(numbers, hashes);
  await index.remove(5, row(5));
  streams = await savedSet(index, 2);
});
afterAll(() => index.close());

describe("a saved set that is taken over", () => {
  it.each([
    ["with shared memory", () => {}],
    ["without shared memory", () => vi.stubGlobal("SharedArrayBuffer", undefined)],
  ])("finds what the index found, and can be changed, %s", async (_, prepare) => {
    prepare();
    const taken = await openShardedIndex(streams.map((bytes) => [bytes]));

    expect(taken.size).toBe(599);
    expect(await matchesOf(taken)).toEqual(await matchesOf(index));
    expect(await taken.remove(1, row(1))).toBe(true);
    await taken.add(900, row(0));
    expect((await taken.search(row(0), 0)).numbers).toContain(900);
    await taken.close();
    vi.unstubAllGlobals();
  });

  it("may arrive in any pieces", async () => {
    for (const length of [7_001, 1_000_000]) {
      const taken = await openShardedIndex(streams.map((bytes) => arriving(bytes, length)));

      expect(await matchesOf(taken)).toEqual(await matchesOf(index));
      await taken.close();
    }
    const headers = streams.map((bytes) => arriving(bytes.subarray(0, 40), 3));
    await expect(openShardedIndex(headers)).rejects.toThrow("its end is missing");
  }, 30_000);
});

describe("a saved set is refused as a whole", () => {
  const refused = (set: readonly Buffer[]) => openShardedIndex(set.map((bytes) => [bytes]));

  it("when a stream is missing, or is there twice, or they are in another order", async () => {
    const [first, second] = streams as [Buffer, Buffer];

    await expect(refused([first])).rejects.toThrow("it has 2 shards, and there are 1 streams");
    await expect(refused([first, second, second])).rejects.toThrow(SnapshotError);
    await expect(refused([first, first])).rejects.toThrow("is the stream of shard 0");
    await expect(refused([second, first])).rejects.toThrow("is the stream of shard 1");
    await expect(refused([])).rejects.toThrow(SnapshotError);
  });

  it("when a stream is of another set of the same index", async () => {
    const later = await savedSet(index, 2);

    await expect(refused([streams[0]!, later[1]!])).rejects.toThrow("of different sets");
  });

  it("when a stream is given as bytes instead of pieces of them", async () => {
    const given = streams as unknown as Iterable<Uint8Array>[];

    await expect(openShardedIndex(given)).rejects.toThrow(
      "expected pieces of bytes, as in [bytes]",
    );
  });

  it("when a stream was torn anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(streams[1]!.length - 1), async (length) => {
        const torn = [streams[0]!, streams[1]!.subarray(0, length)];
        await expect(refused(torn)).rejects.toThrow("end is missing");
      }),
      { numRuns: 5 },
    );
  }, 30_000);

  it("when any one bit of it was altered", async () => {
    const inHeader = fc.nat(31);
    const anywhere = fc.nat(streams[1]!.length - 1);
    await fc.assert(
      fc.asyncProperty(fc.oneof(inHeader, anywhere), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(streams[1]!);
        altered[at]! ^= 1 << bit;
        await expect(refused([streams[0]!, altered])).rejects.toThrow(Error);
      }),
      { numRuns: 16 },
    );
  }, 30_000);

  it("and every stream of it is closed", async () => {
    let closed = 0;
    async function* stream(bytes: Uint8Array) {
      try {
        yield* arriving(bytes, 64);
      } finally {
        closed++;
      }
    }

    await expect(openShardedIndex([stream(streams[0]!), stream(streams[0]!)])).rejects.toThrow();

    expect(closed).toBe(2);
  });
});

describe("while an index is saved", () => {
  it("searches go on, and changes wait in their order", async () => {
    const changing = await shardedIndex({ shards: 2 });
    await changing.addMany(numbers, hashes);
    const before = await matchesOf(changing);
    const done: string[] = [];
    const changes: Promise<unknown>[] = [];
    const set: Buffer[] = [];

    await changing.save(async (shard, pieces) => {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) {
        if (shard === 0 && parts.length === 1) {
          const again = row(0).slice();
          changes.push(changing.add(700, again).then(() => done.push("added")));
          changes.push(changing.remove(700, row(0)).then((was) => done.push(`removed ${was}`)));
          changes.push(changing.remove(0, row(0)));
          again.fill(0);
        }
        parts.push(piece);
        expect((await changing.search(row(0), 0)).numbers).toContain(0);
      }
      set[shard] = Buffer.concat(parts);
      expect(done).toEqual([]);
    });
    await Promise.all(changes);

    expect(done).toEqual(["added", "removed true"]);
    expect(changing.size).toBe(599);
    const taken = await openShardedIndex(set.map((bytes) => [bytes]));
    expect(await matchesOf(taken)).toEqual(before);
    await Promise.all([taken.close(), changing.close()]);
  });

  it("what cannot be written ends it, and changes go on", async () => {
    const changing = await shardedIndex({ shards: 2 });
    let left: AsyncIterable<Uint8Array> | undefined;

    const saving = changing.save(async (_, pieces) => {
      left = pieces;
      throw new Error("disk full");
    });
    const added = changing.add(1, row(1));

    await expect(saving).rejects.toThrow("disk full");
    await added;
    expect(changing.size).toBe(1);
    await expect(Array.fromAsync(left!)).rejects.toThrow("Cannot go on saving");
    expect(await savedSet(changing, 2)).toHaveLength(2);
    await changing.close();
  });
});
