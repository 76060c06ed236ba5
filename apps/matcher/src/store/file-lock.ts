import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5; // sqlite.org/rescode.html

/** The right to be the only one, which the system takes back when this process ends, however it ends. */
export interface FileLock {
  /** Lets others have it; the file stays and means nothing by itself. */
  release(): void;
  /** The same, and takes the file away. */
  releaseAndRemove(): void;
}

/**
 * Takes a lock that lies in an empty file of its own, which is made when it is not there.
 *
 * @returns `undefined` when another process has it, or another part of this one
 * @throws {Error} when the file cannot be made or used
 */
export function lockFile(file: string): FileLock | undefined {
  for (;;) {
    makePrivate(file);
    const before = inodeOf(file);
    const lock = new DatabaseSync(file, { timeout: 0 });
    try {
      lock.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      lock.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
    // Whoever had it may have taken the file away meanwhile: a lock on that one keeps nobody out.
    if (before !== undefined && before === inodeOf(file)) return held(lock, file);
    lock.close();
  }
}

function held(lock: DatabaseSync, file: string): FileLock {
  return {
    release: () => lock.close(),
    releaseAndRemove() {
      try {
        // While it is held, so that nobody can lock it in between.
        rmSync(file, { force: true });
      } catch {
        // Windows removes no file that is open. It stays.
      }
      lock.close();
    },
  };
}

/**
 * Makes sure that a file exists and is its owner's; SQLite gives its companions the same mode.
 *
 * A file that is there is not opened: to close it again would let go of every lock that this
 * process has on it; sqlite.org/howtocorrupt.html, 2.2.
 */
export function makePrivate(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, "a", 0o600));
}

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
