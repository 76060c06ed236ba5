import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { NewClaim } from "@holdfast/hash-list";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate } from "../../store/migrate.ts";
import { firstTables } from "./first-tables.ts";
import { openSqliteHashListStore } from "./sqlite-hash-list-store.ts";

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-apart-"));
  file = join(directory, "exchange.db");
});

afterEach(() => rmSync(directory, { recursive: true }));

it("brings over claims and listings, so that everyone finds them as before", async () => {
  const hashes = keepInFirstTables(3, []);
  const store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });

  const again = await store.openCase(secretsOf(1), [claimOn(hashes[0]!)], 5);
  const other = await store.openCase(secretsOf(1), [claimOn(hashes[1]!)], 5);
  const joins = await store.openCase(secretsOf(4), [claimOn(hashes[1]!)], 5);
  await store.withdrawCase(2, 6);

  expect(again).toEqual({ kind: "repeated", openedAt: 1 });
  expect(other).toEqual({ kind: "key-reused" });
  expect(joins).toEqual({ kind: "opened", openedAt: 5 });
  await store.sequence(10);
  expect(await store.readAfter(0, 10, 1)).toMatchObject({
    entries: [
      { listing: 1, hash: hashes[0], state: { kind: "claimed" } },
      { listing: 2, hash: hashes[1], state: { kind: "claimed" } },
      { listing: 3, hash: hashes[2], state: { kind: "claimed" } },
    ],
  });
  await store.close();
});

it("leaves no copy that the first tables had left on their pages", async () => {
  const withdrawn = Array.from({ length: 130 }, (_, index) => index * 3);
  const hashes = keepInFirstTables(400, withdrawn);
  const erased = hashes.filter((_, index) => withdrawn.includes(index));
  const standing = hashes.filter((hash) => !erased.includes(hash));
  expect(countCopies(erased)).toBeGreaterThan(0);

  const store = await openSqliteHashListStore({ file, dangerouslyUnsynced: true });
  await store.close();

  expect(countCopies(erased)).toBe(0);
  // Of its claim and of its listing.
  expect(countCopies(standing)).toBe(2 * standing.length);
});

/** Makes a store of the first release in which some cases were withdrawn. @returns all hashes */
function keepInFirstTables(cases: number, withdrawn: readonly number[]): readonly string[] {
  const database = new DatabaseSync(file);
  // What is deleted stays readable, as at times what SQLite moved did.
  database.exec("pragma application_id = 0x486f6c64; pragma secure_delete = off");
  migrate(database, [firstTables]);
  database.exec("update store set generation = 'first'; begin");
  const hashes = Array.from({ length: cases }, () =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex"),
  );
  for (const [index, hash] of hashes.entries()) {
    const id = index + 1;
    const { key, caseNumber, pin, spareCode } = secretsOf(id);
    const run = (sql: string, ...values: (string | number)[]) =>
      database.prepare(sql).run(...values);
    run("insert into cases values (?, ?, ?, ?, 1, null)", id, caseNumber, pin, spareCode);
    run("insert into requests values (?, ?, ?, 1)", id, key, id);
    run("insert into listings values (?, ?, 1, 'claimed', 'none', 'adult', 99)", id, hash);
    run(
      "insert into claims values (?, 1, ?, ?, 100, 'adult', 'open', ?, 1, 1, null)",
      ...[id, id, hash, id],
    );
    run("insert into feed (listing) values (?)", id);
  }
  for (const index of withdrawn) {
    database.exec(`
      update cases set withdrawn_at = 2 where id = ${index + 1};
      update claims set withdrawn_at = 2, hash = null where case_id = ${index + 1};
      update listings set state = 'withdrawn', hash = null where number = ${index + 1};
    `);
  }
  database.exec("commit");
  database.close();
  return hashes;
}

function secretsOf(id: number) {
  return { key: `key ${id}`, caseNumber: `number ${id}`, pin: "pin", spareCode: "spare" };
}

function claimOn(hash: string): NewClaim {
  return { hash: hash as NewClaim["hash"], quality: 100, list: "adult" };
}

/** How often the file holds these hashes, all counted together. */
function countCopies(hashes: readonly string[]): number {
  const bytes = readFileSync(file, "latin1");
  return hashes.reduce((sum, hash) => sum + bytes.split(hash).length - 1, 0);
}
