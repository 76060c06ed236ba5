import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { NewClaim } from "@holdfast/hash-list";
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

  it("leaves nothing on pages that were split, moved or freed on the way", async () => {
    const claims = Array.from({ length: 400 }, () => randomClaim());
    const ids = await Promise.all(claims.map((claim, index) => open(`case ${index}`, claim)));
    const isGone = (index: number) => (index * 7) % 3 !== 0;
    await Promise.all(
      ids.filter((_, index) => isGone(index)).map((id) => store.withdrawCase(id, 2)),
    );
    await store.close();

    const bytes = readFileSync(file, "latin1");
    const left = claims.map(({ hash }) => bytes.includes(hash));
    expect(left).toEqual(claims.map((_, index) => !isGone(index)));
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

function tablesWith(hash: string): string[] {
  const database = new DatabaseSync(file);
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const names = tables.map((table) => String(table["name"]));
  const found = names.filter((name) =>
    database
      .prepare(`select * from "${name}"`)
      .all()
      .some((row) => Object.values(row).includes(hash)),
  );
  database.close();
  return found;
}
