import type { DatabaseSync } from "node:sqlite";
import { readPragma } from "./open-sqlite.ts";

/** Reads every page of a database. Answers what does not fit together in it, if anything. */
export function whyUnsound(database: DatabaseSync): string | undefined {
  if (readPragma(database, "integrity_check(1)") !== "ok") return "its pages do not fit together";
  if (readPragma(database, "foreign_key_check") !== undefined) {
    return "a row refers to one that is missing";
  }
  return undefined;
}

/** How many rows each table of a database has, SQLite's own left out. */
export function countRows(database: DatabaseSync): Record<string, number> {
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map((table) => String(table["name"]));
  return Object.fromEntries(
    tables.map((table) => [
      table,
      Number(database.prepare(`select count(*) as count from "${table}"`).get()?.["count"]),
    ]),
  );
}
