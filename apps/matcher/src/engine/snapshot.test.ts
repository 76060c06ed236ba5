import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CheckList, openCheckList } from "../scan/check-list.ts";
import type { Store } from "../store/open-store.ts";
import { listed, listingId, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, matcherOn } from "../testing/matcher-on.ts";
import type { TreatedDecision } from "./answer.ts";
import { type Loading, USUAL_LOADING } from "./load-index.ts";
import { TooLargeError } from "./require-memory.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MATCHER_ON = fileURLToPath(new URL("../testing/matcher-on.ts", import.meta.url));
const LISTED = fileURLToPath(new URL("../testing/listed.ts", import.meta.url));
const HASH = fileURLToPath(new URL("../testing/made-up-hash.ts", import.meta.url));

let folder: string;
let said: string[];
let store: Store | undefined;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  said = [];
});

afterEach(() => {
  stop();
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const fileOf = (what: "listings" | "uploads") => path.join(folder, `${what}.index`);

function stop(): void {
  store?.close();
  store = undefined;
}

/** Starts a matcher that saves a list of any size; what it warns of is in `said`. */
function start(loading: Partial<Loading> = {}) {
  stop();
  const log = {
    info: () => {},
    error: () => {},
    warn: (found: { found: string }) => said.push(found.found),
  };
  const started = matcherOn(folder, { log: log as never }, { worthSaving: 1, ...loading });
  store = started.store;
  return started;
}

/** A matcher that was stopped with listings 1 and 2 and the uploads "old" and "other". */
async function stopped(): Promise<void> {
  const { engine } = start();
  await engine.applyPage(page(listed(1, madeUpHash("beach")), listed(2, madeUpHash("mountain"))));
  engine.check("old", { hashes: Array(8).fill(madeUpHash("lake")), quality: 100 });
  engine.check("other", madeUpPhoto("wood"));
  engine.save();
  stop();
}

async function requireRight(engine: ReturnType<typeof start>["engine"]): Promise<void> {
  expect(engine.status()).toMatchObject({ listings: 2, uploads: 2 });
  expect(engine.check("b", madeUpPhoto("beach", 31)).decision.kind).toBe("hold");
  expect(engine.check("m", madeUpPhoto("mountain", 7)).decision.kind).toBe("hold");
  expect(engine.check("n", madeUpPhoto("nothing")).decision.kind).toBe("pass");
  await engine.applyPage(page(listed(3, flipped(madeUpHash("lake"), 5))));
  expect(changesSince(engine)).toEqual(["hold old"]);
}

describe("a snapshot", () => {
  it("is taken over at the next start, and all is found and can be changed", async () => {
    await stopped();

    const { engine } = start();

    expect(said).toEqual([]);
    await requireRight(engine);
  });

  it("is what the next start reads, and not the rows", async () => {
    await stopped();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    // As nothing in the program would do it: the trigger that notices is gone.
    db.exec("DROP TRIGGER listing_removed; DELETE FROM listings");
    db.close();

    expect(start().engine.status().listings).toBe(2);
  });

  it.skipIf(process.platform === "win32")("is for its owner only", async () => {
    await stopped();

    const modes = [fileOf("listings"), fileOf("uploads")].map(
      (file) => statSync(file).mode & 0o777,
    );

    expect(modes).toEqual([0o600, 0o600]);
  });

  it("is not written for a list that is read quickly, nor again for one that did not change", async () => {
    await stopped();
    const { mtimeNs } = statSync(fileOf("listings"), { bigint: true });

    start().engine.save();
    const after = statSync(fileOf("listings"), { bigint: true }).mtimeNs;
    rmSync(fileOf("listings"));
    const { engine } = start({ worthSaving: 3 });
    engine.save();

    expect(after).toBe(mtimeNs);
    expect(existsSync(fileOf("listings"))).toBe(false);
  });

  it("costs no start when it cannot be written", async () => {
    const { engine } = start();
    await engine.applyPage(page(listed(1, madeUpHash("beach"))));
    const again = start();
    vi.spyOn(again.store.progress, "setSaved").mockImplementation(() => {
      throw new Error("the disk is full");
    });

    again.engine.save();

    expect(said.join()).toContain("the disk is full");
    expect(start().engine.status().listings).toBe(1);
  });
});

describe("a snapshot is not believed, and removed", () => {
  it.each([
    ["torn", (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ["torn in its head", (bytes: Buffer) => bytes.subarray(0, 11)],
    ["empty", () => Buffer.alloc(0)],
    ["altered in its name", (bytes: Buffer) => altered(bytes, 20)],
    ["altered in its middle", (bytes: Buffer) => altered(bytes, bytes.length >> 1)],
    ["altered in what it says of its size", (bytes: Buffer) => altered(bytes, 43)],
    ["longer than it should be", (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
  ])("when it is %s", async (_, change) => {
    await stopped();
    for (const what of ["listings", "uploads"] as const) {
      writeFileSync(fileOf(what), change(readFileSync(fileOf(what))));
    }

    const { engine } = start();

    expect(said).toHaveLength(2);
    expect(readdirSync(folder).filter((file) => file.includes("index"))).toEqual([]);
    await requireRight(engine);
  });

  it("when it is of another store with as many changes", async () => {
    await stopped();
    const other = path.join(folder, "other");
    const elsewhere = matcherOn(other, {}, { worthSaving: 1 });
    await elsewhere.engine.applyPage(page(listed(1, madeUpHash("a")), listed(2, madeUpHash("b"))));
    elsewhere.engine.save();
    elsewhere.store.close();
    copyFileSync(path.join(other, "listings.index"), fileOf("listings"));

    const { engine } = start();

    expect(said).toHaveLength(1);
    await requireRight(engine);
  });

  it("when the matcher was killed after the list had changed, even if the file came back", async () => {
    await stopped();
    copyFileSync(fileOf("listings"), `${fileOf("listings")}.backup`);
    await killedAfter("removed(1), listed(3, madeUpHash('meadow'))");
    const wasThere = existsSync(fileOf("listings"));
    copyFileSync(`${fileOf("listings")}.backup`, fileOf("listings"));

    const { engine } = start();

    expect(wasThere).toBe(false);
    expect(said).toHaveLength(1);
    expect(engine.check("b", madeUpPhoto("beach")).decision.kind).toBe("pass");
    expect(engine.check("c", madeUpPhoto("meadow")).decision.kind).toBe("hold");
  });

  it("and is believed when it was killed before anything changed", async () => {
    await stopped();
    await killedAfter("");

    const { engine } = start();

    expect(said).toEqual([]);
    expect(existsSync(fileOf("listings"))).toBe(true);
    expect(engine.status().listings).toBe(2);
  });

  it("nor is what a matcher left that was killed while writing", async () => {
    await stopped();
    writeFileSync(`${fileOf("listings")}.new`, "half a list");

    start();

    expect(existsSync(`${fileOf("listings")}.new`)).toBe(false);
  });

  /** Has another process apply changes, and kills it. */
  async function killedAfter(changes: string): Promise<void> {
    const script = `
      const { matcherOn } = await import(${JSON.stringify(MATCHER_ON)});
      const { listed, page, removed } = await import(${JSON.stringify(LISTED)});
      const { madeUpHash } = await import(${JSON.stringify(HASH)});
      const { engine } = matcherOn(${JSON.stringify(folder)}, {}, { worthSaving: 1 });
      const changes = [${changes}];
      if (changes.length > 0) await engine.applyPage(page(...changes));
      process.stdout.write("applied");
      setInterval(() => {}, 1000);`;
    const flags = ["--conditions=holdfast-source", "--input-type=module", "-e", script];
    child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout!, "data");
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
});

describe("what goes from the list goes from the snapshot", () => {
  it("with the first change, long before the next one is written", async () => {
    await stopped();
    const { engine } = start();
    const before = [existsSync(fileOf("listings")), existsSync(fileOf("uploads"))];

    await engine.applyPage(page(removed(1)));
    const afterRemoval = [existsSync(fileOf("listings")), existsSync(fileOf("uploads"))];
    engine.forget("other");

    expect(before).toEqual([true, true]);
    expect(afterRemoval).toEqual([false, true]);
    expect(existsSync(fileOf("uploads"))).toBe(false);
  });

  it("but stays when only what is thought of a listing changes", async () => {
    await stopped();
    const { engine } = start();

    await engine.applyPage(page(listed(1, madeUpHash("beach"), { state: "confirmed" })));

    expect(existsSync(fileOf("listings"))).toBe(true);
    expect(start().engine.status().listings).toBe(2);
    expect(said).toEqual([]);
  });
});

describe("a list that is larger than memory", () => {
  it("is refused before it is loaded", async () => {
    await stopped();
    rmSync(fileOf("listings"));
    rmSync(fileOf("uploads"));

    expect(() => start({ memoryLeft: () => 1_000_000 })).toThrow(TooLargeError);
  });

  it("is refused also where there is a snapshot", async () => {
    await stopped();

    expect(() => start({ memoryLeft: () => 1_000_000 })).toThrow(/needs \d+ MB .* 1 MB/);

    expect(existsSync(fileOf("listings"))).toBe(true);
    expect(start().engine.status().listings).toBe(2);
    expect(said).toEqual([]);
  });
});

describe("the list beside a matcher that is running", () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const open = (loading: Partial<Loading> = {}) => {
    const list = openCheckList(folder, now, { ...USUAL_LOADING, ...loading });
    if (typeof list === "string") throw new Error(list);
    return list;
  };

  it("is taken from the snapshot, which stays as it is", async () => {
    await stopped();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    db.exec("DROP TRIGGER listing_removed; DELETE FROM listings WHERE number = 2");
    db.close();

    const list = open();

    expect(list.listings).toBe(2);
    expect(decisionOn(list, "beach")).toMatchObject({ listing: listingId(1) });
    list.close();
    expect(existsSync(fileOf("listings"))).toBe(true);
  });

  it("is read row by row where the snapshot is none, which is left to the matcher", async () => {
    await stopped();
    writeFileSync(fileOf("listings"), "something");

    const list = open();

    expect(decisionOn(list, "mountain")).toMatchObject({ listing: listingId(2) });
    list.close();
    expect(existsSync(fileOf("listings"))).toBe(true);
  });

  it("forgets a listing that was withdrawn, though another has its number since", async () => {
    await stopped();
    const { engine } = start();
    const list = open();
    const ask = () => decisionOn(list, "mountain").kind;
    const before = ask();

    await engine.applyPage(page(removed(2)));
    const withdrawn = ask();
    await engine.applyPage(page(listed(7, madeUpHash("meadow"))));

    expect([before, withdrawn, ask()]).toEqual(["hold", "pass", "pass"]);
    expect(decisionOn(list, "beach").kind).toBe("hold");
    list.close();
  });
});

function decisionOn(list: CheckList, name: string): TreatedDecision {
  return list.decideHashes([{ hash: madeUpHash(name), quality: 100 }])[0]!;
}

/** Turns over one bit. */
function altered(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at]! ^= 16;
  return other;
}
