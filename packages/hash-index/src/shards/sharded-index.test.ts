import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Found } from "../found.ts";
import { numberedIndex } from "../numbered-index.ts";
import { clusteredHashes, uniformHashes } from "../testing/made-up-hashes.ts";
import type { ShardedIndex } from "./sharded-index.ts";
import { shardedIndex } from "./start-sharded-index.ts";

const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);
const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);
const sorted = ({ numbers, distances }: Found) =>
  Array.from(numbers, (number, at) => `${number}:${distances[at]}`).sort();

const open: ShardedIndex[] = [];

/** An index that is closed after the test. */
async function opened(shards: number): Promise<ShardedIndex> {
  const index = await shardedIndex({ shards });
  open.push(index);
  return index;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map((index) => index.close()));
});

const pool = clusteredHashes(300, 1);

/** What may be done to an index: with one of the hashes above, or with ten of them. */
const anyStep = fc.record({
  // A batch goes through whole tables even for ten hashes: it comes up least.
  what: fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom("add", "addMany", "remove", "search") },
    { weight: 1, arbitrary: fc.constant("searchMany") },
  ),
  at: fc.nat(299),
  distance: fc.nat(40),
  // Whether the next step waits for this one.
  isAwaited: fc.boolean(),
});

describe.each([
  ["with shared memory", () => {}],
  ["without shared memory", () => vi.stubGlobal("SharedArrayBuffer", undefined)],
])("%s", (_, prepare) => {
  it.each([1, 2, 3, 4])(
    "%i shards answer as one index does, whatever the order",
    async (shards) => {
      prepare();
      const index = await opened(shards);
      const one = numberedIndex();

      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 60 }), async (steps) => {
          const running: Promise<void>[] = [];
          for (const { what, at, distance, isAwaited } of steps) {
            const step = doBoth(what, at, distance);
            running.push(step);
            if (isAwaited) await step;
          }
          await Promise.all(running);
          expect(index.size).toBe(one.size);
        }),
        { numRuns: 20 },
      );

      async function doBoth(what: string, at: number, distance: number): Promise<void> {
        const hash = row(pool, at);
        const ten = pool.subarray(at * 32, (at + 10) * 32);
        const numbers = counted(ten.length / 32).map((number) => number + at);
        if (what === "add") {
          one.add(at, hash);
          await index.add(at, hash);
        } else if (what === "addMany") {
          one.addMany(numbers, ten);
          await index.addMany(numbers, ten);
        } else if (what === "remove") {
          const wasThere = one.remove(at, hash);
          expect(await index.remove(at, hash)).toBe(wasThere);
        } else if (what === "search") {
          const expected = sorted(one.search(hash, distance));
          const found = await index.search(hash, distance);
          expect(sorted(found)).toEqual(expected);
          expect(found.isWhole).toBe(true);
        } else {
          const expected: string[] = [];
          one.searchMany(ten, distance, (...match) => expected.push(match.join()));
          const found: string[] = [];
          await index.searchMany(ten, distance, (...match) => found.push(match.join()));
          expect(found.sort()).toEqual(expected.sort());
        }
      }
    },
    60_000,
  );

  it("a batch takes more hashes than fit into one turn, and tells of more than one message holds", async () => {
    prepare();
    const index = await opened(2);
    const hashes = uniformHashes(70_000, 2);
    await index.addMany(counted(3), hashes.subarray(0, 96));
    for (let copy = 0; copy < 9_000; copy++) void index.add(7, row(hashes, 69_999));
    const found = new Map<string, number>();

    await index.searchMany(hashes, 31, (query, number) => {
      const match = `${query}:${number}`;
      found.set(match, (found.get(match) ?? 0) + 1);
    });

    expect(Object.fromEntries(found)).toEqual({ "0:0": 1, "1:1": 1, "2:2": 1, "69999:7": 9_000 });
  }, 30_000);

  it("a batch ends at once when it is asked to, and the index goes on", async () => {
    prepare();
    const index = await opened(2);
    await index.addMany(counted(300), pool);
    const stop = new AbortController();
    const matches: number[] = [];

    const batch = index.searchMany(pool, 31, (query) => matches.push(query), stop.signal);
    stop.abort(new Error("enough"));

    await expect(batch).rejects.toThrow("enough");
    await index.search(row(pool, 0), 31);
    expect(matches).toEqual([]);
    await expect(index.searchMany(pool, 31, () => {}, stop.signal)).rejects.toThrow("enough");
  });
});

it("a batch ends with what its listener throws, and tells no more", async () => {
  const index = await opened(2);
  await index.addMany(counted(300), pool);
  let told = 0;

  const batch = index.searchMany(pool, 31, () => {
    told++;
    throw new Error("no more");
  });

  await expect(batch).rejects.toThrow("no more");
  await index.search(row(pool, 0), 31);
  expect(told).toBe(1);
});

it("what one shard cannot find as a whole makes all of it not whole", async () => {
  const index = await opened(2);
  const copies = new Uint8Array(70_000 * 32);
  await index.addMany(new Uint32Array(70_000).fill(1), copies);
  await index.add(2, copies.subarray(0, 32));

  expect((await index.search(copies.subarray(0, 32), 31)).isWhole).toBe(false);
});

it("hashes may be Node's own buffers, and may be used for something else at once", async () => {
  const index = await opened(2);
  const hashes = Buffer.concat([Buffer.alloc(1), row(pool, 5), row(pool, 6)]).subarray(1);
  const first = hashes.subarray(0, 32);

  const changes = [index.add(9, first), index.addMany(counted(2), hashes)];
  const search = index.search(first, 0);
  hashes.fill(0xaa);
  await Promise.all(changes);

  expect(sorted(await search)).toEqual(["0:0", "9:0"]);
  expect(sorted(await index.search(row(pool, 6), 0))).toEqual(["1:0"]);
});

it("says how much there is and what it takes", async () => {
  const index = await opened(2);
  expect(index.size).toBe(0);
  const empty = index.memory;
  expect(empty).toBeGreaterThan(20_000_000);

  await index.addMany(counted(40_000), uniformHashes(40_000, 3));
  expect(index.size).toBe(40_000);
  expect(index.memory).toBeGreaterThan(empty);
  await index.remove(3, row(uniformHashes(40_000, 3), 3));
  expect(index.size).toBe(39_999);
});

describe("bad input is refused as one index refuses it", () => {
  const hash = new Uint8Array(32);

  it("in hashes, numbers and distances", async () => {
    const index = await opened(2);

    await expect(index.add(1, new Uint8Array(31))).rejects.toThrow("expected 32 bytes, found 31");
    await expect(index.remove(1, new Uint8Array(33))).rejects.toThrow(RangeError);
    await expect(index.search(new Uint8Array(0), 31)).rejects.toThrow(RangeError);
    await expect(index.addMany(counted(2), hash)).rejects.toThrow("32 bytes for each, found 32");
    await expect(index.searchMany(new Uint8Array(33), 31, () => {})).rejects.toThrow(RangeError);
    for (const number of [-1, 0.5, 2 ** 32, Number.NaN]) {
      await expect(index.add(number, hash)).rejects.toThrow(RangeError);
      await expect(index.remove(number, hash)).rejects.toThrow(RangeError);
    }
    for (const distance of [-1, 41, 1.5, Number.NaN]) {
      await expect(index.search(hash, distance)).rejects.toThrow(RangeError);
      await expect(index.searchMany(hash, distance, () => {})).rejects.toThrow(RangeError);
    }
    expect(await index.remove(1, hash)).toBe(false);
    expect(index.size).toBe(0);
  });

  it("in a hash that is missing, and a signal that is none", async () => {
    const index = await opened(1);
    const given = [7] as unknown as [number, Uint8Array];
    const { signal } = new AbortController();
    const askable = { throwIfAborted() {} };

    await expect(index.remove(...given)).rejects.toThrow("expected 32 bytes, found 0");
    await expect(index.add(...given)).rejects.toThrow("expected 32 bytes, found 0");
    for (const other of [{ signal }, askable] as unknown as AbortSignal[]) {
      const search = index.searchMany(hash, 31, () => {}, other);
      await expect(search).rejects.toThrow("expected an AbortSignal as the fourth argument");
    }
    await index.searchMany(hash, 31, () => {}, signal);
  });

  it("in how many shards and how much room, before a thread is started", async () => {
    for (const shards of [0, -1, 1.5, 65, Number.NaN]) {
      await expect(shardedIndex({ shards })).rejects.toThrow("expected 1 to 64 shards");
    }
    for (const room of [2 * 16_777_215 + 1, -1, Number.NaN]) {
      await expect(shardedIndex({ shards: 2, room })).rejects.toThrow(RangeError);
    }
  });
});
