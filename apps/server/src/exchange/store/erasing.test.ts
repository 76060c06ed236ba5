import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { DAY, type NewClaim } from "@holdfast/hash-list";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteHashListStore, type SqliteHashListStore } from "./sqlite-hash-list-store.ts";

let directory: string;
let file: string;
let store: SqliteHashListStore;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-erasing-"));
  file = join(directory, "exchange.db");
  store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });
});

afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

describe("the hash of a withdrawn case", () => {
  it("is on the disk before, and in no file after the next tidying", async () => {
    const claim = randomClaim();
    const id = await open("case", claim);
    expect(filesWith(claim.hash)).not.toEqual([]);

    await store.withdrawCase(id, 2);
    await store.tidy();

    expect(filesWith(claim.hash)).toEqual([]);
    expect(await store.readCase(id)).toMatchObject({ withdrawnAt: 2 });
  });

  it("is in no file after the store was closed", async () => {
    const claim = randomClaim();
    const id = await open("case", claim);
    await store.withdrawCase(id, 2);
    await store.close();

    expect(filesWith(claim.hash)).toEqual([]);
  });

  it("goes though the claim was gated", async () => {
    const claim = { ...randomClaim(), quality: 0 };
    const id = await open("case", claim);
    await store.tidy();
    expect(filesWith(claim.hash)).not.toEqual([]);

    await store.withdrawCase(id, 2);
    await store.tidy();

    expect(filesWith(claim.hash)).toEqual([]);
  });

  it("stays while another case claims the picture, and goes with the last one", async () => {
    const claim = randomClaim();
    const ids = [await open("first", claim), await open("second", claim)];

    await store.withdrawCase(ids[0]!, 2);
    await store.tidy();
    expect(filesWith(claim.hash)).not.toEqual([]);
    await store.withdrawCase(ids[1]!, 3);
    await store.tidy();

    expect(filesWith(claim.hash)).toEqual([]);
  });

  it("leaves no copy where rows were moved on the way", async () => {
    const claims = new Map<number, NewClaim>();
    const erased: NewClaim[] = [];
    for (let round = 1; round <= 4; round++) {
      const at = round * DAY;
      const added = Array.from({ length: 200 }, () => randomClaim());
      const ids = await Promise.all(added.map((claim, index) => open(`${round} ${index}`, claim)));
      for (const [index, id] of ids.entries()) claims.set(id, added[index]!);

      // Rows of cases, claims and listings grow in the middle of their tables, and end there.
      const some = (share: number) =>
        [...claims.keys()].filter((id) => id % share === round % share);
      await Promise.all(some(2).map((id) => store.renewCase(id, at)));
      await Promise.all(some(5).map((listing) => store.analystReview(listing, "intimate", at)));
      await Promise.all(some(7).map((listing) => store.analystReview(listing, "not-intimate", at)));
      const ending = some(3);
      await Promise.all(ending.map((id) => store.withdrawCase(id, at)));
      for (const id of ending) {
        erased.push(claims.get(id)!);
        claims.delete(id);
      }
    }
    const hashes = [...claims.values(), ...erased].map(({ hash }) => hash);
    await store.close();

    const rows = countRowsWith(hashes);
    expect(countCopies(hashes)).toEqual(rows);
    expect(rows.slice(0, claims.size)).not.toContain(0);
    expect(rows.slice(claims.size).filter((count) => count === 0).length).toBeGreaterThan(250);
  });
});

describe("the hash of a revoked listing", () => {
  it("is kept on the allow list, and nowhere else once its case is withdrawn", async () => {
    const claim = randomClaim();
    const id = await open("case", claim);
    await store.analystReview(1, "not-intimate", 2);
    await store.withdrawCase(id, 3);
    await store.close();

    expect(tablesWith(claim.hash)).toEqual(["allowed_hashes"]);
  });
});

describe("tidying", () => {
  it("says so when another program reads the file, and works when it has ended", async () => {
    const claim = randomClaim();
    const id = await open("case", claim);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec("begin");
    reader.prepare("select count(*) from claims").get();

    await store.withdrawCase(id, 2);
    await expect(store.tidy()).rejects.toThrow(/another program/);
    reader.close();
    await store.tidy();

    expect(filesWith(claim.hash)).toEqual([]);
  });
});

async function open(name: string, claim: NewClaim): Promise<number> {
  const caseNumber = `number of ${name}`;
  const secrets = { key: `key of ${name}`, caseNumber, pin: "pin", spareCode: "spare" };
  await store.openCase(secrets, [claim], 1);
  return (await store.findCase(caseNumber))!.id;
}

/** A hash that no other test or file holds; 128 of its bits are set. */
function randomClaim(): NewClaim {
  const half = crypto.getRandomValues(new Uint8Array(16));
  const hash = Buffer.concat([half, half.map((byte) => ~byte)]).toString("hex");
  return { hash: hash as NewClaim["hash"], quality: 100, list: "adult" };
}

/** The store's files that hold a hash, as text or as bytes. */
function filesWith(hash: string): string[] {
  return readdirSync(directory).filter((name) => {
    const bytes = readFileSync(join(directory, name));
    return bytes.includes(hash) || bytes.includes(Buffer.from(hash, "hex"));
  });
}

/** How often the store's own file holds each hash. */
function countCopies(hashes: readonly string[]): number[] {
  const bytes = readFileSync(file, "latin1");
  return hashes.map((hash) => bytes.split(hash).length - 1);
}

/** How many values of all tables are each hash. */
function countRowsWith(hashes: readonly string[]): number[] {
  const values = Map.groupBy(
    [...readTables().values()].flatMap((rows) => rows.flatMap((row) => Object.values(row))),
    (value) => value,
  );
  return hashes.map((hash) => values.get(hash)?.length ?? 0);
}

function tablesWith(hash: string): string[] {
  const holds = (row: Row) => Object.values(row).includes(hash);
  return [...readTables()].flatMap(([name, rows]) => (rows.some(holds) ? [name] : []));
}

function readTables(): Map<string, readonly Row[]> {
  const database = new DatabaseSync(file);
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const names = tables.map((table) => String(table["name"]));
  const rows = names.map((name) => database.prepare(`select * from "${name}"`).all());
  database.close();
  return new Map(names.map((name, index) => [name, rows[index]!]));
}

type Row = Record<string, SQLOutputValue>;
