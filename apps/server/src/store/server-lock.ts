import { closeSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Refusal } from "../refusal.ts";
import { fileFailure, onFile } from "./file-failure.ts";
import { makePrivateDirectory } from "./sync-directory.ts";

/** The right to be the one server of a data directory. */
export interface ServerLock {
  release(): void;
}

/**
 * Takes the right to be the one server of a data directory.
 *
 * `server.lock` is an empty SQLite file on which this process keeps an exclusive lock of the
 * operating system, the same on every platform. The lock ends with the process, however it ends;
 * the file stays and means nothing by itself.
 *
 * @throws {Refusal} when another server, in this process or another, has it, or another user
 */
export function holdServerLock(directory: string): ServerLock {
  makePrivateDirectory(directory);
  const file = join(directory, "server.lock");
  const what = `Cannot take the lock ${file}`;
  const lock = onFile(what, () => {
    // To close a file takes this process's own locks on it away: one that is there is not opened here.
    const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (!isThere) closeSync(openSync(file, "a", 0o600));
    return new DatabaseSync(file, { timeout: 0 });
  });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw fileFailure(what, error);
    throw new Refusal(
      `Cannot start: another server is using ${directory}. Stop it first, or give this one a data directory of its own`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}

/** 5 is SQLITE_BUSY, https://sqlite.org/rescode.html */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}
