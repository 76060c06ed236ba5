import { getEventListeners } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Shard, shard } from "./shard.ts";
import { type Reply, type ShardCalls, STOPPED, WORDS } from "./shard-calls.ts";
import { shardOf } from "./shard-of.ts";
import { ShardStopped } from "./shard-stopped.ts";
import { shardedIndex } from "./start-sharded-index.ts";

const hash = new Uint8Array(32);

/** A worker's file with a program in it for calls of one kind; it answers all others. */
function workerThat(program: string, kindOfCall: keyof ShardCalls = "search"): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ call, kind }) => {
      if (kind === "${kindOfCall}") { ${program} }
      else parentPort.postMessage({ call, kind: "answer", size: 0, memory: 0 });
    });
  `)}`,
  );
}

afterEach(() => vi.unstubAllGlobals());

describe("a thread that ends", () => {
  it.each([
    ["by an error", 'throw new Error("out of luck")', "out of luck"],
    ["by itself", "process.exit(3)", "exit code 3"],
  ])(
    "%s rejects what waits for it and what comes later",
    async (_, program, words) => {
      const index = await shardedIndex({ shards: 2, workerFile: workerThat(program) });

      const [search, batch] = [index.search(hash, 31), index.searchMany(hash, 31, () => {})];

      await expect(search).rejects.toThrow(ShardStopped);
      await expect(search).rejects.toThrow(words);
      // The other shard had answered, and is ended with the one that failed.
      await batch.catch((error) => expect(error).toBeInstanceOf(ShardStopped));
      for (const later of [
        index.add(1, hash),
        index.addMany(new Uint32Array(1), hash),
        index.remove(1, hash),
        index.search(hash, 31),
        index.searchMany(hash, 31, () => {}),
        index.save(async (__, pieces) => {
          for await (const ___ of pieces);
        }),
      ]) {
        await expect(later).rejects.toThrow(ShardStopped);
      }
      await index.close();
    },
    60_000,
  );

  it("takes the others with it, which hold half a list", async () => {
    const dies = workerThat("process.exit(3)", "add");
    const index = await shardedIndex({ shards: 2, workerFile: dies });
    const numbers = Array.from({ length: 100 }, (_, at) => at);
    const [first, ...others] = [0, 1].map((at) =>
      numbers.find((number) => shardOf(number, 2) === at),
    );

    await expect(index.add(first!, hash)).rejects.toThrow(ShardStopped);

    await expect(index.remove(others[0]!, hash)).rejects.toThrow(ShardStopped);
  });

  it("before it was ready makes no index", async () => {
    const workerFile = new URL("data:text/javascript,process.exit(1)");

    await expect(shardedIndex({ shards: 2, workerFile })).rejects.toThrow(ShardStopped);
  });
});

describe("an index that was closed", () => {
  it("rejects what waits and what comes later, and can be closed again", async () => {
    const index = await shardedIndex({ shards: 2 });

    const waiting = index.search(hash, 31);
    const closed = index.close();

    await expect(waiting).rejects.toThrow("it was closed");
    await closed;
    await expect(index.add(1, hash)).rejects.toThrow(ShardStopped);
    await index.close();
  });
});

describe.each([
  ["with shared memory", () => {}],
  ["without shared memory", () => vi.stubGlobal("SharedArrayBuffer", undefined)],
])("a shard %s", (_, prepare) => {
  async function ready(onStopped: (why: ShardStopped) => void): Promise<Shard> {
    prepare();
    const one = shard(undefined, onStopped);
    await one.ask("make", { room: 10 });
    return one;
  }

  it("passes on what the index in it refuses, and goes on", async () => {
    const one = await ready(() => expect.unreachable());

    const refused = one.ask("add", { number: 1, hash: new Uint8Array(31) });

    await expect(refused).rejects.toThrow(RangeError);
    await expect(refused).rejects.toThrow("expected 32 bytes, found 31");
    await one.ask("add", { number: 1, hash });
    expect(one.size).toBe(1);
    await one.close(new ShardStopped("closed"));
  });

  it("ends when something is wrong in it, and says so once", async () => {
    const told: ShardStopped[] = [];
    const one = await ready((why) => told.push(why));

    const wrong = one.ask("nonsense" as keyof ShardCalls, undefined);

    await expect(wrong).rejects.toThrow(ShardStopped);
    await one.close(new ShardStopped("closed"));
    expect(told).toHaveLength(1);
  });
});

it("a batch leaves its signal alone once it has ended", async () => {
  const one = shard(undefined, () => expect.unreachable());
  await one.ask("make", { room: 10 });
  const { signal } = new AbortController();

  const batch = one.ask("searchMany", { hashes: hash, distance: 31 }, { signal });

  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await batch;
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  await one.close(new ShardStopped("closed"));
});

it("a worker stops at the call that shared memory names, and answers the next one", async () => {
  const words = new Int32Array(new SharedArrayBuffer(WORDS * 4));
  Atomics.store(words, STOPPED, 2);
  const file = new URL("./shard-worker.ts", import.meta.url);
  const worker = new Worker(file, { workerData: { words }, execArgv: [] });
  const asked = { hashes: hash, distance: 31 };

  const replies = await new Promise<Reply[]>((resolve) => {
    const heard: Reply[] = [];
    worker.on("message", (reply: Reply) => {
      heard.push(reply);
      if (heard.length === 3) resolve(heard);
    });
    worker.postMessage({ call: 1, kind: "make", asked: { room: 10 } });
    for (const call of [2, 3]) worker.postMessage({ call, kind: "searchMany", asked });
    Atomics.add(words, 0, 1);
    Atomics.notify(words, 0);
  });

  expect(replies.map(({ kind }) => kind)).toEqual(["answer", "refused", "answer"]);
  await worker.terminate();
});
