import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Migration, migrate } from "./migrate.ts";

const first: Migration = {
  version: 1,
  up: (database) => database.exec("create table boat (name text not null) strict"),
};
const second: Migration = {
  version: 2,
  up: (database) => database.exec("alter table boat add column length integer"),
};
const broken: Migration = {
  version: 3,
  up: (database) => {
    database.exec("create table half (name text) strict");
    throw new Error("the power went");
  },
};

let database: DatabaseSync;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
});

afterEach(() => database.close());

it("takes a new database through every step", () => {
  migrate(database, [first, second]);

  expect(columns()).toEqual(["name", "length"]);
});

it("takes an older database through the missing steps only, and keeps what it holds", () => {
  migrate(database, [first]);
  database.exec("insert into boat (name) values ('Ada')");

  migrate(database, [first, second]);
  migrate(database, [first, second]);

  expect(columns()).toEqual(["name", "length"]);
  expect(database.prepare("select name from boat").all()).toEqual([{ name: "Ada" }]);
});

it("refuses a database of a newer version in words, and changes nothing", () => {
  migrate(database, [first, second]);

  expect(() => migrate(database, [first])).toThrow(
    /newer Holdfast wrote it \(version 2, this one knows 1\)/,
  );
  expect(database.isTransaction).toBe(false);
  expect(columns()).toEqual(["name", "length"]);
});

it("a step that fails leaves the database at the version it had, with all steps of that start undone", () => {
  migrate(database, [first]);

  expect(() => migrate(database, [first, second, broken])).toThrow("the power went");

  expect(columns()).toEqual(["name"]);
  expect(database.prepare("select name from sqlite_schema where name = 'half'").all()).toEqual([]);
  migrate(database, [first, second]);
  expect(columns()).toEqual(["name", "length"]);
});

it("lets a step make a table anew that others refer to, unless a reference would lead nowhere", () => {
  const harbours: Migration = {
    version: 1,
    up: (database) =>
      database.exec(`
        create table harbour (id integer primary key) strict;
        create table berth (harbour integer not null references harbour (id)) strict;
      `),
  };
  const anew = (keeps: boolean): Migration => ({
    version: 2,
    up: (database) =>
      database.exec(`
        create table new_harbour (id integer primary key, depth integer) strict;
        ${keeps ? "insert into new_harbour (id) select id from harbour;" : ""}
        drop table harbour;
        alter table new_harbour rename to harbour;
      `),
  });
  migrate(database, [harbours]);
  database.exec("insert into harbour values (1); insert into berth values (1)");

  expect(() => migrate(database, [harbours, anew(false)])).toThrow(/one that is missing/);
  migrate(database, [harbours, anew(true)]);

  expect(database.prepare("select harbour from berth").all()).toEqual([{ harbour: 1 }]);
  expect(() => database.exec("insert into berth values (2)")).toThrow(/FOREIGN KEY/);
});

function columns(): unknown[] {
  return database
    .prepare("pragma table_info(boat)")
    .all()
    .map((column) => column["name"]);
}
