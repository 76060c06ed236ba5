import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSqlite, readPragma, refuseUnsafe } from "./open-sqlite.ts";

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-open-"));
  file = join(directory, "data", "exchange.db");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

describe("openSqlite", () => {
  it("opens a new file with every setting that a promise rests on, and again later", () => {
    for (const _ of ["new", "there already"]) {
      const database = openSqlite({ file });
      const found = ["journal_mode", "synchronous", "foreign_keys", "secure_delete"].map((name) =>
        readPragma(database, name),
      );
      const others = ["trusted_schema", "temp_store"].map((name) => readPragma(database, name));
      database.close();

      expect(found).toEqual(["wal", 2, 1, 1]);
      expect(others).toEqual([0, 2]);
    }
  });

  it.skipIf(process.platform === "win32")("lets nobody but its owner read what it makes", () => {
    const database = openSqlite({ file });
    database.exec("create table boat (name text) strict");

    const modes = [join(directory, "data"), file, `${file}-wal`].map(
      (made) => statSync(made).mode & 0o777,
    );
    database.close();

    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  it("refuses a file that another program made, and leaves it as it was", () => {
    const theirs = join(directory, "theirs.db");
    const other = new DatabaseSync(theirs);
    other.exec("create table theirs (name text)");
    other.close();
    const before = readTables(theirs);

    expect(() => openSqlite({ file: theirs })).toThrow(/another program/);
    expect(readTables(theirs)).toEqual(before);
  });

  it("refuses a file that is no database", () => {
    const text = join(directory, "letter.db");
    writeFileSync(text, "Dear parents, ".repeat(500));

    expect(() => openSqlite({ file: text })).toThrow(/not a database/);
  });

  it("says in words that a folder is in its place", () => {
    expect(() => openSqlite({ file: directory })).toThrow(
      `Cannot open the database ${directory}: a folder of that name is there`,
    );
  });

  it("refuses a damaged file before anything is written", () => {
    const database = openSqlite({ file });
    database.exec("create table boat (name text) strict; begin");
    const put = database.prepare("insert into boat (name) values (?)");
    for (let row = 0; row < 2_000; row++) put.run(`boat number ${row}`);
    database.exec("commit");
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 3 * 4096, 4 * 4096);
    writeFileSync(file, bytes);

    expect(() => openSqlite({ file })).toThrow(/restore a backup/);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe("a store that would lose what it acknowledged", () => {
  it.each([
    ["synchronous = normal", /synchronous 2, found 1/],
    ["synchronous = off", /synchronous 2, found 0/],
    ["journal_mode = delete", /journal_mode wal, found delete/],
    ["foreign_keys = off", /foreign_keys/],
    ["secure_delete = off", /secure_delete/],
    ["trusted_schema = on", /trusted_schema/],
  ])("is refused with %s", (setting, found) => {
    const database = openSqlite({ file });
    database.exec(`pragma ${setting}`);

    expect(() => refuseUnsafe(database)).toThrow(found);
    database.close();
  });

  it("is refused when the driver turns syncing down at the first write", () => {
    const exec = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (
      this: DatabaseSync,
      statement,
    ) {
      exec.call(this, statement);
      if (statement.includes("application_id")) exec.call(this, "pragma synchronous = normal");
    });

    expect(() => openSqlite({ file })).toThrow(/synchronous 2, found 1/);
  });

  it("is refused when the file system cannot do write-ahead logging", () => {
    const memory = new DatabaseSync(":memory:");
    memory.exec("pragma journal_mode = wal");

    expect(() => refuseUnsafe(memory)).toThrow(/journal_mode wal, found memory/);
    memory.close();
  });

  it("opens without syncs only in a test, and only when asked", () => {
    const unsynced = openSqlite({ file, dangerouslyUnsynced: true });
    expect(readPragma(unsynced, "synchronous")).toBe(0);
    unsynced.close();

    vi.stubEnv("NODE_ENV", "production");
    expect(() => openSqlite({ file, dangerouslyUnsynced: true })).toThrow(/NODE_ENV/);
  });
});

function readTables(of: string): unknown {
  const database = new DatabaseSync(of, { readOnly: true });
  const found = [
    readPragma(database, "application_id"),
    readPragma(database, "journal_mode"),
    database.prepare("select name from sqlite_schema").all(),
  ];
  database.close();
  return found;
}
