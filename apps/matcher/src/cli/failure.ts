import { NativeSearchMissing } from "@holdfast/hash-index/native";
import { SettingError } from "../config.ts";
import { TooLargeError } from "../engine/require-memory.ts";
import { FolderInUseError, isStoreError } from "../store/open-store.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";

/** What to tell the person when a command could not be carried out. */
export interface Failure {
  readonly words: string;
  readonly code: ExitCode;
}

/** What the system says of a place it cannot use; all of it is for the person to change. */
const PLACE: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  ENOTDIR: "a file is in the place of a folder",
  EEXIST: "a file is in the place of a folder",
  EISDIR: "it is a folder",
  EACCES: "this user may not use it",
  EPERM: "this user may not use it",
  EROFS: "it can only be read",
  ENAMETOOLONG: "its name is too long",
};

/** SQLite's codes that mean the same; sqlite.org/rescode.html. */
const STORE_FILE: ReadonlyMap<number, string> = new Map([
  [8, "its file can only be read"],
  [14, "its file cannot be opened"],
  [26, "its file is not a matcher's store"],
]);

/** @param folder the store's folder, as it was set */
export function failureOf(error: unknown, folder: string): Failure {
  if (
    error instanceof SettingError ||
    error instanceof FolderInUseError ||
    error instanceof TooLargeError
  ) {
    return { words: error.message, code: EXIT.usage };
  }
  if (error instanceof NativeSearchMissing) {
    return { words: `${error.message}; HOLDFAST_MATCH_NATIVE names it`, code: EXIT.usage };
  }
  if (isStoreError(error)) {
    const errcode = "errcode" in error ? Number(error.errcode) : 0;
    const found = STORE_FILE.get(errcode & 0xff);
    const words = `Cannot use the store in ${folder}: ${found ?? error.message}`;
    return { words, code: found === undefined ? EXIT.unavailable : EXIT.usage };
  }

  const { code, path } = error as NodeJS.ErrnoException;
  const found = PLACE[code ?? ""];
  if (found !== undefined && path !== undefined) {
    return { words: `Cannot use ${path}: ${found}`, code: EXIT.usage };
  }
  const words = code === "ENOSPC" ? "Cannot go on: the disk is full" : wordsOf(error);
  return { words, code: EXIT.unavailable };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
