import type { DatabaseSync } from "node:sqlite";
import { readPragma } from "./open-sqlite.ts";

/** One step forward. A step that was released is never changed: a later one corrects it. */
export interface Migration {
  /** 1 for the first, then one more each time. */
  readonly version: number;
  readonly up: (database: DatabaseSync) => void;
}

/**
 * Brings a database to the newest version, all steps in one transaction: after a power cut it is
 * at the old version or at the new one. A step may make a table anew that others refer to: what refers
 * to what is looked at when all are done.
 *
 * @param migrations in order, without gaps
 * @throws {Error} for a database that a newer Holdfast wrote; it is left as it was
 */
export function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  const checksReferences = readPragma(database, "foreign_keys");
  database.exec("pragma foreign_keys = off; begin immediate");
  try {
    database.exec("create table if not exists schema_version (version integer primary key) strict");
    const found = versionOf(database);
    const newest = migrations.at(-1)?.version ?? 0;
    if (found > newest) {
      throw new Error(
        `Cannot open the database: a newer Holdfast wrote it (version ${found}, this one knows ${newest}). Start that one, or restore a backup from before the update`,
      );
    }

    for (const { version, up } of migrations.filter((step) => step.version > found)) {
      up(database);
      database.prepare("insert into schema_version (version) values (?)").run(version);
    }
    if (found < newest && readPragma(database, "foreign_key_check") !== undefined) {
      throw new Error("Cannot update the database: a row would refer to one that is missing");
    }
    database.exec("commit");
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw error;
  } finally {
    database.exec(`pragma foreign_keys = ${checksReferences}`);
  }
}

/** The last step a database was brought to, 0 before the first. */
export function versionOf(database: DatabaseSync): number {
  const row = database.prepare("select coalesce(max(version), 0) as version from schema_version");
  return Number(row.get()?.["version"]);
}
