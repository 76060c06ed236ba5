import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";

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
 * @throws {Error} in words, when a file is in the way or this user may not write there
 */
export function makePrivateDirectory(directory: string): void {
  const first = makeDirectories(directory);
  if (first === undefined) return;

  const above = dirname(resolve(first));
  for (let made = resolve(directory); made !== above; made = dirname(made)) {
    syncDirectory(dirname(made));
  }
}

function makeDirectories(directory: string): string | undefined {
  try {
    return mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const found = REASONS[code] ?? code;
    throw new Error(`Cannot use the folder ${directory}: ${found}`, { cause });
  }
}

/** What keeps a directory from being made, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: "a file of that name is there",
  ENOTDIR: "a file is in the way",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "that disk cannot be written to",
  ENOSPC: "that disk is full",
};
