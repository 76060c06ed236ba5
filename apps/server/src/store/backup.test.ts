import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp } from "./backup.ts";
import { openSqlite } from "./open-sqlite.ts";

let directory: string;
let database: DatabaseSync;
let copy: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-backup-"));
  copy = join(directory, "copy.db");
  database = openSqlite({ file: join(directory, "live.db") });
  database.exec(`
    create table boat (id integer primary key, name text not null) strict;
    create table sail (boat integer not null references boat (id)) strict;
    insert into boat (name) values ('Ada'), ('Bo');
    insert into sail (boat) values (1);
  `);
});

afterEach(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

it("copies what is only in the write-ahead log yet, and counts it", () => {
  const proof = backUp(database, copy, () => {});

  expect(proof).toEqual({ bytes: statSync(copy).size, rows: { boat: 2, sail: 1 } });
  const opened = openSqlite({ file: copy });
  expect(opened.prepare("select name from boat").all()).toEqual([{ name: "Ada" }, { name: "Bo" }]);
  opened.close();
});

it("marks the copy and leaves the original alone", () => {
  backUp(database, copy, (part) => part.exec("update boat set name = 'copy of ' || name"));

  expect(database.prepare("select name from boat where id = 1").get()).toEqual({ name: "Ada" });
  const opened = new DatabaseSync(copy);
  expect(opened.prepare("select name from boat where id = 1").get()).toEqual({
    name: "copy of Ada",
  });
  opened.close();
});

it("leaves one file, which only its owner can read", () => {
  backUp(database, copy, () => {});

  expect(readdirSync(directory).filter((name) => name.startsWith("copy"))).toEqual(["copy.db"]);
  if (process.platform !== "win32") expect(statSync(copy).mode & 0o777).toBe(0o600);
});

it("refuses to write over a file, the database's own above all", () => {
  writeFileSync(copy, "an older backup");

  expect(() => backUp(database, copy, () => {})).toThrow(/is there already/);
  expect(() => backUp(database, join(directory, "live.db"), () => {})).toThrow(/is there already/);
  expect(readFileSync(copy, "utf8")).toBe("an older backup");
});

it("refuses in words where no file can be written", () => {
  writeFileSync(join(directory, "file"), "");

  expect(() => backUp(database, join(directory, "file", "copy.db"), () => {})).toThrow(
    /a file is in the way/,
  );
  expect(() => backUp(database, join(directory, "no", "copy.db"), () => {})).toThrow(
    /there is no folder/,
  );
});

it("goes on after an earlier one was cut short", () => {
  writeFileSync(`${copy}.part`, "half a backup");

  backUp(database, copy, () => {});

  expect(existsSync(`${copy}.part`)).toBe(false);
});

describe("a copy that cannot be proved is not left behind", () => {
  it.each([
    ["rows are missing", "delete from boat where id = 2", /expected 2 boat, found 1/],
    ["a row refers to a missing one", "update sail set boat = 7", /refers to one that is missing/],
    ["a table is missing", "drop table sail", /expected 1 sail/],
  ])("when %s", (_, damage, why) => {
    const spoil = (part: DatabaseSync) => part.exec(`pragma foreign_keys = off; ${damage}`);

    expect(() => backUp(database, copy, spoil)).toThrow(why);
    expect(readdirSync(directory).filter((name) => name.startsWith("copy"))).toEqual([]);
  });

  it("when its pages are damaged", () => {
    const spoil = (part: DatabaseSync) => {
      part.exec("create index boats on boat (name); pragma writable_schema = on");
      part.exec("update sqlite_schema set rootpage = 2 where name = 'boats'");
    };

    expect(() => backUp(database, copy, spoil)).toThrow();
    expect(readdirSync(directory).filter((name) => name.startsWith("copy"))).toEqual([]);
  });
});
