import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBackup } from "./check-backup.ts";
import { openSqliteHashListStore } from "./sqlite-hash-list-store.ts";

let folder: string;
let backup: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-check-"));
  backup = join(folder, "backup.sqlite");
  const store = await openSqliteHashListStore({ file: join(folder, "live", "exchange.sqlite") });
  await store.participants.add({ name: "Board", organisation: "Board", key: "tag" }, 1);
  await store.backupTo(backup);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

function spoil(sql: string): void {
  const database = new DatabaseSync(backup);
  database.exec(sql);
  database.close();
}

it("a backup is sound, and read without a change to it or a file beside it", () => {
  const before = readFileSync(backup);
  chmodSync(backup, 0o400);

  const found = checkBackup(backup);

  expect(found).toEqual({
    kind: "sound",
    bytes: before.length,
    rows: expect.objectContaining({ participants: 1, cases: 0, store: 1 }),
  });
  expect(readFileSync(backup).equals(before)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["backup.sqlite", "live"]);
});

describe("a file is no sound backup", () => {
  it.each([0, 50, 100, 511, 4_096, 0.5, -4_096, -1])("when it is cut short: %s", (length) => {
    const { size } = statSync(backup);
    truncateSync(backup, length < 0 ? size + length : length < 1 ? size * length : length);

    expect(checkBackup(backup)).toMatchObject({ kind: "unsound" });
  });

  it("when a page in its middle was overwritten", () => {
    const bytes = readFileSync(backup);
    bytes.fill(0xff, 4_096, 8_192);
    writeFileSync(backup, bytes);

    expect(checkBackup(backup)).toMatchObject({ kind: "unsound" });
  });

  it.each([
    [
      "a row refers to a missing one",
      "pragma foreign_keys = off; insert into reviews values (7, 1, 'intimate', 1)",
      /refers to one/,
    ],
    ["a newer Holdfast wrote it", "insert into schema_version values (99)", /newer Holdfast/],
    ["another program made it", "pragma application_id = 7", /did not write it/],
    ["it kept its generation", "update store set generation = '1'", /participants would miss/],
  ])("when %s", (_, sql, why) => {
    spoil(sql);

    expect(checkBackup(backup)).toEqual({ kind: "unsound", why: expect.stringMatching(why) });
  });

  it("when it is a copy of the database by hand", () => {
    rmSync(backup);
    copyFileSync(join(folder, "live", "exchange.sqlite"), backup);

    expect(checkBackup(backup)).toMatchObject({ why: expect.stringMatching(/no backup of it/) });
  });

  it("when it is not there, or a folder", () => {
    expect(checkBackup(join(folder, "none"))).toMatchObject({
      why: expect.stringMatching(/not there/),
    });
    expect(checkBackup(folder)).toMatchObject({ kind: "unsound" });
  });
});
