import type { DatabaseSync } from "node:sqlite";
import type { Decision, Milliseconds } from "@holdfast/decision";
import { statement } from "./statement.ts";

/** News about an upload that was checked before. */
export interface Entry {
  /** Its place in the log, from 1, rising; numbers can be left out. */
  readonly cursor: number;
  readonly upload: string;
  readonly change: "hold" | "block" | "release";
  readonly decision: Decision;
  readonly at: Milliseconds;
  /** Whether it is only what would have been told, had this not been a dry run. */
  readonly dry: boolean;
}

interface EntryRow extends Omit<Entry, "decision" | "dry"> {
  readonly decision: string;
  readonly dry: number;
}

/** The log of what became of uploads after they were judged again. */
export function entryTable(db: DatabaseSync) {
  const add = statement(
    db,
    "INSERT INTO entries (upload, change, decision, at, dry) VALUES (?, ?, ?, ?, ?)",
  );
  const after = statement<EntryRow>(
    db,
    `SELECT cursor, upload, change, decision, at, dry FROM entries
     WHERE cursor > ? AND dry <= ? ORDER BY cursor LIMIT ?`,
  );
  const newest = statement<{ seq: number }>(
    db,
    "SELECT seq FROM sqlite_sequence WHERE name = 'entries'",
  );
  const removeUpload = statement(db, "DELETE FROM entries WHERE upload = ?");

  return {
    add({ upload, change, decision, at, dry }: Omit<Entry, "cursor">): void {
      add.run(upload, change, JSON.stringify(decision), at, Number(dry));
    },

    /** Entries after a cursor, oldest first, at most `most`; those of dry runs only if asked for. */
    after: (cursor: number, most: number, withDry: boolean): readonly Entry[] =>
      after.all(cursor, Number(withDry), most).map((row) => ({
        ...row,
        decision: JSON.parse(row.decision),
        dry: row.dry === 1,
      })),

    /** The greatest cursor ever given, 0 at first. */
    newest: () => newest.get()?.seq ?? 0,
    removeUpload: (upload: string) => removeUpload.run(upload),
  };
}
