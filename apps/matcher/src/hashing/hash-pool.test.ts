import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hashForms } from "./hash-forms.ts";
import { type HashPool, type HashPoolOptions, hashPool } from "./hash-pool.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const VECTORS = new URL("../../../../vectors/", import.meta.url);
let pool: HashPool | undefined;

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

function start(options: Partial<HashPoolOptions> = {}): HashPool {
  pool = hashPool({
    workers: 2,
    mostPixels: 50_000_000,
    patience: 30_000,
    onCrash: () => {},
    ...options,
  });
  return pool;
}

function vector(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, VECTORS)));
}

describe("hashPool", () => {
  it("hashes real photos as this thread would", async () => {
    const { hash } = start();
    const file = "pdq/images/q0122.jpg";
    const { data, info } = await sharp(vector(file)).ensureAlpha().raw().toBuffer({
      resolveWithObject: true,
    });
    const expected = hashForms({ rgba: data, width: info.width, height: info.height });

    const outcome = await hash(vector(file));

    expect(outcome).toEqual({ kind: "hashed", reduction: 1, ...expected });
  });

  it("answers every file of a crowd with that file's own hash", async () => {
    const { hash } = start();
    const files = ["q0003.jpg", "q0122.jpg", "q0746.jpg", "q2821.jpg", "1.png"];
    const one = async (file: string) => {
      const outcome = await hash(vector(`pdq/images/${file}`));
      return outcome.kind === "hashed" ? outcome.hashes.original : outcome.why;
    };
    const alone: string[] = [];
    for (const file of files) alone.push(await one(file));

    const together = await Promise.all(files.map(one));

    expect(together).toEqual(alone);
    expect(new Set(together).size).toBe(files.length);
  });

  it.each([
    ["an empty file", new Uint8Array(), "not-a-picture"],
    ["text", new TextEncoder().encode("no picture at all"), "not-a-picture"],
    ["half a JPEG", vector("pdq/images/q0122.jpg").subarray(0, 3_000), "damaged"],
    ["a picture larger than is taken", vector("media/too-large.avif"), "too-large"],
    ["HEIC", vector("media/other.heic"), "not-yet"],
    ["video", vector("media/other.mp4"), "not-yet"],
  ])("answers %s with the reason", async (_, bytes, why) => {
    const outcome = await start().hash(Uint8Array.from(bytes));

    expect(outcome).toEqual({ kind: "unreadable", why });
  });

  it("answers a picture under 5 pixels a side with the reason", async () => {
    const speck = await sharp({ create: { width: 4, height: 9, channels: 3, background: "red" } })
      .png()
      .toBuffer();

    expect(await start().hash(Uint8Array.from(speck))).toEqual({
      kind: "unreadable",
      why: "too-small",
    });
  });

  it("ends only the worker of a file that takes too long, and goes on", async () => {
    const { hash } = start({ workers: 1, patience: 1 });
    const large = await sharp({
      create: { width: 4_000, height: 4_000, channels: 3, background: "green" },
    })
      .png()
      .toBuffer();

    const outcomes = await Promise.all([large, large].map((file) => hash(Uint8Array.from(file))));

    expect(outcomes).toEqual(Array(2).fill({ kind: "unreadable", why: "timed-out" }));
  });

  it.each([
    ["throws", "throw new Error('as a hostile file might')", ["as a hostile file might"]],
    ["ends", "process.exit(1)", []],
  ])("answers a file whose worker %s, and gives the next file a new one", async (_, act, said) => {
    const reasons: string[] = [];
    const source = `
      import { parentPort } from "node:worker_threads";
      parentPort.on("message", ({ bytes }) => {
        if (bytes[0] === 0) { ${act} }
        parentPort.postMessage({ kind: "unreadable", why: "damaged" });
      });`;
    const { hash } = start({
      workers: 1,
      onCrash: (reason) => reasons.push(reason),
      workerFile: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
    });

    const outcomes = await Promise.all([hash(Uint8Array.of(0)), hash(Uint8Array.of(1))]);

    expect(outcomes).toEqual([
      { kind: "unreadable", why: "crashed" },
      { kind: "unreadable", why: "damaged" },
    ]);
    expect(reasons).toEqual(said);
  });

  it("answers what still waits when it is closed", async () => {
    const { hash, close } = start({ workers: 1 });
    const waiting = [1, 2, 3].map(() => hash(vector("pdq/images/q0122.jpg")));

    await close();

    const outcomes = await Promise.all(waiting);
    expect(outcomes.at(-1)).toEqual({ kind: "unreadable", why: "crashed" });
    expect(await hash(vector("pdq/images/q0122.jpg"))).toEqual({
      kind: "unreadable",
      why: "crashed",
    });
  });

  it("closes though a worker answers while it is being ended", async () => {
    const source = `import { parentPort } from "node:worker_threads";
      const damaged = { kind: "unreadable", why: "damaged" };
      parentPort.on("message", () => parentPort.postMessage(damaged));`;
    const workerFile = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
    const { hash, close } = start({ workers: 1, workerFile });
    await hash(Uint8Array.of(0));

    const answer = hash(Uint8Array.of(1));
    holdThread(300); // meanwhile the answer comes, and is heard only after `close` has begun
    const closing = close().then(() => "closed");
    const ended = await Promise.race([closing, sleep(10_000, "never")]);

    expect(ended).toBe("closed");
    expect(await answer).toEqual({ kind: "unreadable", why: "damaged" });
  });
});

function holdThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
