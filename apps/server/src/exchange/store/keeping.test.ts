import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { NewClaim } from "@holdfast/hash-list";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSqliteHashListStore, type SqliteHashListStore } from "./sqlite-hash-list-store.ts";

const SKY = "0f".repeat(32);
const NEAR_SKY = `${"0f".repeat(31)}3c`;
const SEA = "33".repeat(32);

let directory: string;
let file: string;
let store: SqliteHashListStore;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-keeping-"));
  file = join(directory, "exchange.db");
  store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(directory, { recursive: true });
});

describe("a store that is opened again", () => {
  it("has its cases, its feed and its generation", async () => {
    await open("Ada", SKY);
    await store.sequence(10);
    const before = await observe(store);

    await reopen();

    expect(await observe(store)).toEqual(before);
    expect(before.book).toBeDefined();
    expect(before.feed).toMatchObject({ entries: [{ hash: SKY }] });
  });

  it("still gates what lies near a revoked hash", async () => {
    await open("Ada", SKY);
    await store.analystReview(1, "not-intimate", 2);
    await reopen();

    const near = await open("Bo", NEAR_SKY);
    const far = await open("Cy", SEA);

    expect((await store.readCase(near))?.claims).toMatchObject([{ gate: "allow-listed" }]);
    expect((await store.readCase(far))?.claims).toMatchObject([{ gate: "open" }]);
  });

  it("remembers the meter when it was closed, or tidied before it was killed", async () => {
    await store.participants.add({ name: "Acme", organisation: "Acme", key: "key" }, 1);
    await store.participants.meter(1, 2, 30, 5);
    await store.tidy();
    await store.participants.meter(1, 1, 4, 6);
    const onDisk = new DatabaseSync(file, { readOnly: true });
    expect(onDisk.prepare("select requests from participants").get()).toEqual({ requests: 2 });
    onDisk.close();

    await reopen();

    expect(await store.participants.list()).toMatchObject([
      { requests: 3, changesRead: 34, lastSeenAt: 6 },
    ]);
  });

  it("refuses verbs once it is closed, and may be closed twice", async () => {
    await store.close();
    await store.close();

    await expect(open("Ada", SKY)).rejects.toThrow();
    await reopen();
    expect(await store.findCase("number of Ada")).toBeUndefined();
  });

  it("finishes what was asked before it closes", async () => {
    const opening = open("Ada", SKY);
    await store.close();
    await reopen();

    await opening.catch(() => undefined);
    expect(await store.findCase("number of Ada")).toBeDefined();
  });
});

describe("a full disk", () => {
  it("rejects what cannot be kept, keeps what was acknowledged, and works again with room", async () => {
    const full = await reopenOn((pages) => pages + 10);
    const acknowledged: number[] = [];
    const refused: number[] = [];
    for (let index = 0; index < 40; index++) {
      await open(`case ${index}`, SKY, "long ".repeat(400)).then(
        () => acknowledged.push(index),
        () => refused.push(index),
      );
    }
    full.exec("pragma max_page_count = 10000");
    await open("afterwards", SKY);

    expect(acknowledged).not.toEqual([]);
    expect(refused).not.toEqual([]);
    for (const index of acknowledged) {
      expect(await store.findCase(`number of case ${index}`)).toBeDefined();
    }
    for (const index of refused) {
      expect(await store.findCase(`number of case ${index}`)).toBeUndefined();
    }
    expect(await store.findCase("number of afterwards")).toBeDefined();
  });
});

describe("a backup", () => {
  it("opens as a store with the same cases and feed and another generation", async () => {
    await open("Ada", SKY);
    await store.sequence(10);
    const before = await observe(store);
    const generation = await store.generation();

    const proof = await store.backupTo(join(directory, "copy.db"));
    const copy = await openSqliteHashListStore({
      file: join(directory, "copy.db"),
      dangerouslyUnsynced: true,
    });
    const found = await observe(copy);
    const generations = [await copy.generation(), await store.generation()];
    await copy.close();

    expect(proof.rows).toMatchObject({ cases: 1, claims: 1, listings: 1, feed: 1 });
    expect({ ...found, generation }).toEqual(before);
    expect(generations[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(generations[0]).not.toBe(generation);
    expect(generations[1]).toBe(generation);
  });

  it("can be made while cases are being opened, and holds whole verbs only", async () => {
    const opening = Array.from({ length: 100 }, (_, index) => open(`case ${index}`, SKY));
    const proof = await store.backupTo(join(directory, "copy.db"));
    await Promise.all(opening);

    expect(proof.rows["claims"]).toBe(proof.rows["cases"]);
    expect(proof.rows["requests"]).toBe(proof.rows["cases"]);
  });
});

async function open(name: string, hash: string, pin = "pin"): Promise<number> {
  const claim: NewClaim = { hash: hash as NewClaim["hash"], quality: 100, list: "adult" };
  const caseNumber = `number of ${name}`;
  const secrets = { key: `key of ${name}`, caseNumber, pin, spareCode: "spare" };
  await store.openCase(secrets, [claim], 1);
  return (await store.findCase(caseNumber))!.id;
}

async function reopen(): Promise<void> {
  await store.close();
  store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });
}

/** Opens the store again on a disk with so many pages. @returns the connection it uses */
async function reopenOn(limit: (pages: number) => number): Promise<DatabaseSync> {
  await store.close();
  const exec = vi.spyOn(DatabaseSync.prototype, "exec");
  store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });
  const database = exec.mock.contexts[0] as DatabaseSync;
  const pages = Number(database.prepare("pragma page_count").get()?.["page_count"]);
  database.exec(`pragma max_page_count = ${limit(pages)}`);
  return database;
}

async function observe(of: SqliteHashListStore) {
  return {
    generation: await of.generation(),
    feed: await of.readAfter(0, 10, 1),
    book: await of.readCase(1),
  };
}
