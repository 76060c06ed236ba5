import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { entryTable } from "./entries.ts";
import { type FileLock, lockFile, makePrivate } from "./file-lock.ts";
import { listingTable } from "./listings.ts";
import { matchTable } from "./matches.ts";
import { outboxTable } from "./outbox.ts";
import { progressTable } from "./progress.ts";
import { migrate, requireCurrent } from "./schema.ts";
import { statement } from "./statement.ts";
import { uploadTable } from "./uploads.ts";
import { waitingTable } from "./waiting.ts";

const STORE_FILE = "matcher.sqlite";
const LOCK_FILE = "matcher.lock";
const BUSY_FOR = 5_000; // milliseconds to wait for a reader that happens to hold a lock

export type Store = ReturnType<typeof tablesOf>;

/** Another process works with this folder. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Opens the matcher's store for writing, for this process alone. Listings and hashes are
 * sensitive: folder and files are for their owner only.
 *
 * @throws {FolderInUseError} when another process has it open
 * @throws {Error} when the folder cannot be used, or a later version wrote the store
 */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const file = path.join(folder, STORE_FILE);
    makePrivate(file);
    const db = new DatabaseSync(file, { timeout: BUSY_FOR });
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    // "Erased everywhere" counts here too: tables that a later version drops are overwritten, and no
    // hash gets into a temporary file. What that alone does not reach is told in
    // [Note: a hash stays where it was written].
    db.exec("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
    migrate(db);
    return tablesOf(db, folder, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens the store only to look, beside a process that may be writing.
 *
 * @returns `undefined` when there is none yet
 * @throws {Error} when the folder is none, or may not be read
 */
export function openStoreToRead(folder: string): Store | undefined {
  const file = path.join(folder, STORE_FILE);
  if (!isIn(folder, STORE_FILE)) return undefined;
  const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_FOR });
  requireCurrent(db);
  return tablesOf(db, folder, () => {});
}

/** Whether a folder has this file. @throws {Error} when it is no folder, or may not be read */
function isIn(folder: string, file: string): boolean {
  try {
    return readdirSync(folder).includes(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function lockFolder(folder: string): FileLock {
  const lock = lockFile(path.join(folder, LOCK_FILE));
  if (lock !== undefined) return lock;
  throw new FolderInUseError(`Cannot use ${folder}: another holdfast-match works with it`);
}

function tablesOf(db: DatabaseSync, folder: string, afterClose: () => void) {
  const checkpoint = statement<{ busy: number }>(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  /** An earlier run may have ended before it could wipe. */
  let holdsErased = true;

  return {
    /** Where it lies, with whatever else is kept beside it. */
    folder,
    listings: listingTable(db),
    uploads: uploadTable(db),
    matches: matchTable(db),
    waiting: waitingTable(db),
    entries: entryTable(db),
    outbox: outboxTable(db),
    progress: progressTable(db),

    /** Runs work as one transaction, on disk before this returns. @throws what the work throws */
    atomically<T>(work: () => T): T {
      db.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    },

    /** Runs several reads that see one and the same state, whatever others write meanwhile. */
    inOneView<T>(work: () => T): T {
      db.exec("BEGIN");
      try {
        return work();
      } finally {
        db.exec("ROLLBACK");
      }
    },

    /** What the database says of one of its settings. */
    pragma(name: "synchronous" | "journal_mode"): unknown {
      return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    },

    /** Says that a hash was erased, so that `wipe` has something to do. */
    noteErased(): void {
      holdsErased = true;
    },

    /**
     * Empties the write-ahead log of hashes erased since the last time. When a reader is in the
     * way just now, the next call tries again.
     */
    wipe(): void {
      if (!holdsErased) return;
      db.exec("PRAGMA busy_timeout = 0");
      try {
        holdsErased = checkpoint.get()?.busy !== 0;
      } finally {
        db.exec(`PRAGMA busy_timeout = ${BUSY_FOR}`);
      }
    },

    close(): void {
      db.close();
      afterClose();
    },
  };
}

/** Whether an error is the database's own: a full or dead disk, never a programmer's mistake here. */
export function isStoreError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}
