import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Refusal } from "../refusal.ts";
import { isThere, onFile } from "./file-failure.ts";
import { syncDirectory } from "./sync-directory.ts";
import { countRows, whyUnsound } from "./why-unsound.ts";

/** What a backup was found to hold when it was opened again. */
export interface BackupProof {
  readonly bytes: number;
  /** How many rows each table has, the same as in the database at that moment. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Copies a database that is in use to a file of its own, and proves the copy: it is opened, its
 * pages, references and row counts are checked, and it is on disk under its name only after that.
 *
 * Copying the database's own file instead would leave out what is still in its write-ahead log.
 *
 * @param database outside any transaction
 * @param mark changes what the copy must not share with the original
 * @throws {Refusal} when there is a file of that name, or none can be written there
 * @throws {Error} when the copy cannot be proved; none is left then
 */
export function backUp(
  database: DatabaseSync,
  file: string,
  mark: (copy: DatabaseSync) => void,
): BackupProof {
  if (isThere(file)) throw new Refusal(`Cannot write the backup: ${file} is there already`);
  if (!isThere(dirname(file))) {
    throw new Refusal(
      `Cannot write the backup: there is no folder ${dirname(file)}; make it first`,
    );
  }

  const part = `${file}.part`;
  onFile(`Cannot write the backup ${file}`, () => removePart(part));
  try {
    onFile(`Cannot write the backup ${file}`, () => {
      // SQLite fills an empty file, which this way nobody but its owner can read.
      closeSync(openSync(part, "wx", 0o600));
      database.prepare("vacuum into ?").run(part);
    });
    const rows = proveCopy(database, part, mark);
    syncFile(part);
    renameSync(part, file);
    syncDirectory(dirname(file));
    return { bytes: statSync(file).size, rows };
  } catch (error) {
    removePart(part);
    throw error;
  }
}

function proveCopy(
  database: DatabaseSync,
  part: string,
  mark: (copy: DatabaseSync) => void,
): Readonly<Record<string, number>> {
  const copy = new DatabaseSync(part);
  try {
    mark(copy);
    const unsound = whyUnsound(copy);
    if (unsound !== undefined) throw new Error(`Cannot prove the backup: ${unsound}`);

    const expected = countRows(database);
    const rows = countRows(copy);
    for (const [table, count] of Object.entries(expected)) {
      if (rows[table] === count) continue;
      throw new Error(`Cannot prove the backup: expected ${count} ${table}, found ${rows[table]}`);
    }
    return rows;
  } finally {
    copy.close();
  }
}

function syncFile(file: string): void {
  const opened = openSync(file, "r+");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function removePart(part: string): void {
  rmSync(part, { force: true });
  rmSync(`${part}-journal`, { force: true });
}
