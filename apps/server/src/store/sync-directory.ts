import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refusal } from "../refusal.ts";
import { fileFailure, onFile } from "./file-failure.ts";

/**
 * Makes names that were added to a directory survive a power cut. Windows keeps names by itself
 * and refuses to open a directory; nothing is done there.
 */
export function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(directory, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Makes a directory that only its owner can open, with every one above it that is missing.
 *
 * One at a time: where a parent is there and the system still says that it is not, as under
 * `/proc`, Node's own `recursive` tries for ever.
 *
 * @throws {Refusal} in words, when a file is in the way or this user may not write there
 */
export function makePrivateDirectory(directory: string): void {
  makeBelow(resolve(directory), `Cannot use the folder ${directory}`);
}

function makeBelow(directory: string, what: string): void {
  if (isDirectory(directory, what)) return;
  const above = dirname(directory);
  if (above !== directory) makeBelow(above, what);

  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isDirectory(directory, what)) return;
    throw isMissing(error)
      ? new Refusal(`${what}: none can be made there`, { cause: error })
      : fileFailure(what, error);
  }
  syncDirectory(above);
}

function isDirectory(path: string, what: string): boolean {
  return onFile(what, () => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
