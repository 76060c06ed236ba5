import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { unreadable } from "../engine/answer.ts";
import type { HashPool } from "../hashing/hash-pool.ts";
import type { CheckList } from "./check-list.ts";
import { type ScanStep, scan } from "./scan.ts";
import type { ScanSource } from "./sources/source.ts";

const WORKERS = 2;
const FILES = 60;
const aFile = fileURLToPath(import.meta.url);

/** A list whose paths are all read at once, as those of a short list are. */
const listOfFiles: ScanSource = {
  unit: "files",
  count: async () => FILES,
  async *items() {
    yield Array.from({ length: FILES }, (_, at) => ({
      kind: "file" as const,
      path: aFile,
      after: String(at),
    }));
  },
};

const emptyList: CheckList = {
  listings: 0,
  mark: "",
  decide: () => unreadable("not-a-picture"),
  decideHashes: () => [],
  isSure: () => true,
  close() {},
};

/** Answers after a while, and notes how many files it was given to hold at the same time. */
function slowPool(): HashPool & { readonly most: number } {
  let held = 0;
  let most = 0;
  return {
    get most() {
      return most;
    },
    async hash() {
      held += 1;
      most = Math.max(most, held);
      await new Promise((resolve) => setTimeout(resolve, 1));
      held -= 1;
      return { kind: "unreadable", why: "not-a-picture" };
    },
    async close() {},
  };
}

async function scanned(pool: HashPool, stop: AbortController, onStep: () => void = () => {}) {
  const steps: ScanStep[] = [];
  const needs = { source: listOfFiles, list: emptyList, pool, workers: WORKERS, mostBytes: 1e6 };
  for await (const step of scan({ ...needs, from: undefined, stop: stop.signal })) {
    steps.push(step);
    onStep();
  }
  return steps;
}

describe("scan of a list of files", () => {
  it("has no more in memory than twice as many as it has workers", async () => {
    const pool = slowPool();

    const steps = await scanned(pool, new AbortController());

    expect(steps.map(({ after }) => after)).toEqual(
      Array.from({ length: FILES }, (_, at) => String(at)),
    );
    expect(pool.most).toBeLessThanOrEqual(2 * WORKERS);
  });

  it("stops among the paths that were read at once", async () => {
    const stop = new AbortController();

    const steps = await scanned(slowPool(), stop, () => stop.abort());

    expect(steps.length).toBeLessThan(FILES);
  });
});

describe("scan of a list of hashes", () => {
  it("reads little ahead of whoever takes the results", async () => {
    let read = 0;
    const hashes: ScanSource = {
      unit: "hashes",
      count: async () => FILES,
      async *items() {
        while (read < FILES) {
          read += 1;
          yield [{ kind: "malformed", line: read, why: "not-json", after: String(read) }];
        }
      },
    };
    const needs = {
      source: hashes,
      list: emptyList,
      pool: slowPool(),
      workers: 16,
      mostBytes: 1e6,
    };
    const steps = scan({ ...needs, from: undefined, stop: new AbortController().signal });

    await steps.next();
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(read).toBeLessThanOrEqual(4);
    await steps.return(undefined);
  });
});
