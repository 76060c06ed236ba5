import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where people reach a running practice copy. */
export interface Addresses {
  readonly site: string;
  readonly board: string;
}

/** The right to be the one practice copy of a folder. */
export type FolderHold =
  | {
      readonly kind: "held";
      /** Leaves word for whoever starts a second one. */
      tell(addresses: Addresses): void;
      release(): void;
    }
  /** Another process has it; without addresses it is not ready yet. */
  | { readonly kind: "running"; readonly addresses: Addresses | undefined };

/**
 * Takes a folder for one practice copy. The lock is SQLite's own on a file, so it ends with the
 * process however that ends; what it left word of means nothing without it.
 */
export function holdFolder(folder: string): FolderHold {
  mkdirSync(folder, { recursive: true });
  const word = path.join(folder, "running.json");
  const lock = new DatabaseSync(path.join(folder, "running.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    return { kind: "running", addresses: readWord(word) };
  }

  rmSync(word, { force: true });
  return {
    kind: "held",
    tell: ({ site, board }) => writeFileSync(word, JSON.stringify({ site, board })),
    release: () => {
      rmSync(word, { force: true });
      lock.close();
    },
  };
}

function readWord(file: string): Addresses | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // It is being written at this moment, or went as that copy ended.
    return undefined;
  }
}

/** 5 is SQLITE_BUSY, https://sqlite.org/rescode.html */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}
