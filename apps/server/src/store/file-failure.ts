import { statSync } from "node:fs";
import { Refusal } from "../refusal.ts";

/** Codes of Node's file system in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not; it must be open to the user who runs the server",
  EPERM: "this user may not; it must be open to the user who runs the server",
  EROFS: "that disk cannot be written to",
  ENOSPC: "that disk is full",
  EISDIR: "a folder of that name is there",
  EEXIST: "a file of that name is there",
  ENOTDIR: "a file is in the way",
  ENOENT: "it is not there",
};

/** SQLite's result codes in words, https://sqlite.org/rescode.html */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: "another program is using it",
  8: "this user may not write it, or the files ending in -wal and -shm beside it",
  10: "that disk does not read or write as it should",
  11: "its pages do not fit together",
  13: "that disk is full",
  14: "this user may not open it, or the files ending in -wal and -shm beside it",
  26: "it is not a database",
};

/**
 * Says for the operator why a file cannot be used.
 *
 * @param what what could not be done, with the file: `Cannot read the pepper /a/b`
 */
export function fileFailure(what: string, cause: unknown): Error {
  if (cause instanceof Refusal) return cause;
  const reason = reasonOf(cause);
  if (reason !== undefined) return new Refusal(`${what}: ${reason}`, { cause });
  const found = cause instanceof Error ? cause.message : "unknown";
  return new Error(`${what}: ${found}`, { cause });
}

/** Runs something that touches a file; what goes wrong is thrown as `fileFailure` says it. */
export function onFile<Answer>(what: string, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    throw fileFailure(what, error);
  }
}

/**
 * Whether something of that name is there. Node's own `existsSync` says no as well when a folder
 * on the way belongs to another user, and an operator would look for what is not lost.
 *
 * @throws {Refusal} when this user cannot know
 */
export function isThere(path: string): boolean {
  return onFile(
    `Cannot look at ${path}`,
    () => statSync(path, { throwIfNoEntry: false }) !== undefined,
  );
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error) return SQLITE_REASONS[Number(error.errcode) & 0xff];
  return "code" in error ? REASONS[String(error.code)] : undefined;
}
