import { closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileFailure, onFile } from "./file-failure.ts";
import { makePrivateDirectory } from "./sync-directory.ts";

/** Marks a file as Holdfast's, so that it does not write into another program's: "Hold" in ASCII. */
const APPLICATION_ID = 0x486f6c64;

/** How long to wait for another program that holds the file, such as a backup tool, in milliseconds. */
const BUSY_TIMEOUT = 1_000;

/** What `PRAGMA synchronous` reads as when every commit is synced before it returns. */
const FULL = 2;

export interface SqliteOptions {
  readonly file: string;
  /**
   * Leaves out every sync, so that the durability check can show that it notices. Refused unless
   * NODE_ENV is `test`; no configuration reaches it.
   */
  readonly dangerouslyUnsynced?: boolean;
}

/**
 * Opens a database file for the one process that writes it, and makes it when it is missing,
 * readable by its owner only. The caller closes it.
 *
 * What keeps an acknowledged record through a power cut is read back after a write, because a
 * driver may change it then: better-sqlite3 answers FULL first and NORMAL later.
 *
 * @throws {Error} when the file is damaged, not Holdfast's, or on a disk that cannot keep a promise
 */
export function openSqlite({ file, dangerouslyUnsynced = false }: SqliteOptions): DatabaseSync {
  if (dangerouslyUnsynced && process.env["NODE_ENV"] !== "test") {
    throw new Error("Cannot open a database without syncs: NODE_ENV is not test");
  }

  makePrivateDirectory(dirname(file));
  const what = `Cannot open the database ${file}`;
  const database = onFile(what, () => {
    closeSync(openSync(file, "a", 0o600));
    return new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  });
  try {
    refuseForeign(database);
    refuseDamaged(database);
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = ${dangerouslyUnsynced ? "off" : "full"};
      pragma foreign_keys = on;
      pragma secure_delete = on;
      pragma trusted_schema = off;
      pragma temp_store = memory;
    `);
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
    if (!dangerouslyUnsynced) refuseUnsafe(database);
    return database;
  } catch (error) {
    database.close();
    throw fileFailure(what, error);
  }
}

/** @throws {Error} unless the settings that promises rest on hold now, after a write */
export function refuseUnsafe(database: DatabaseSync): void {
  const promised = {
    journal_mode: "wal",
    synchronous: FULL,
    foreign_keys: 1,
    secure_delete: 1,
    trusted_schema: 0,
  };
  for (const [name, expected] of Object.entries(promised)) {
    const found = readPragma(database, name);
    if (found !== expected) throw new Error(`expected ${name} ${expected}, found ${found}`);
  }
}

/** Reads a setting's one value. */
export function readPragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
}

function refuseDamaged(database: DatabaseSync): void {
  const found = readPragma(database, "quick_check(1)");
  if (found !== "ok") throw new Error("its pages do not fit together; restore a backup");
}

/** Whether Holdfast made this database. */
export function isOurs(database: DatabaseSync): boolean {
  return readPragma(database, "application_id") === APPLICATION_ID;
}

function refuseForeign(database: DatabaseSync): void {
  const isNew = readPragma(database, "schema_version") === 0;
  if (!isOurs(database) && !isNew) throw new Error("another program made it");
}
