import { Buffer } from "node:buffer";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";

// A snapshot's file: what it is (16 bytes), its name (16 bytes), then an index as it saves itself.
const KIND = Buffer.from("holdfast-index-1");
const NAME_BYTES = 16;
const HEAD_BYTES = KIND.length + NAME_BYTES;
const PIECE_BYTES = 16 * 1024 * 1024;

/** A snapshot that the store names, open to be read. */
export interface OpenSnapshot {
  readonly kind: "named";
  readonly bytes: number;
  /** Reads the index; each piece is good until the next one is asked for. */
  pieces(): Iterable<Uint8Array>;
  close(): void;
}

/** A file that is not believed, and why. */
export interface RefusedSnapshot {
  readonly kind: "refused";
  readonly why: string;
}

/**
 * Opens a snapshot.
 *
 * @param name what the store calls the snapshot of its present rows; `undefined` for none
 * @returns `undefined` when there is no file
 */
export function openSnapshot(
  file: string,
  name: Uint8Array | undefined,
): OpenSnapshot | RefusedSnapshot | undefined {
  const opened = openIfThere(file);
  if (opened === undefined) return undefined;

  const head = Buffer.alloc(HEAD_BYTES);
  const isRead = readSync(opened, head, 0, HEAD_BYTES, 0) === HEAD_BYTES;
  const refuse = (why: string) => {
    closeSync(opened);
    return { kind: "refused", why } as const;
  };
  if (!isRead || !head.subarray(0, KIND.length).equals(KIND)) {
    return refuse("it is torn, or of another version");
  }
  if (name === undefined || !head.subarray(KIND.length).equals(name)) {
    return refuse("it is of another state of the store, or of another store");
  }
  return {
    kind: "named",
    bytes: fstatSync(opened).size,
    *pieces() {
      const piece = Buffer.alloc(PIECE_BYTES);
      for (let at = HEAD_BYTES; ; ) {
        const length = readSync(opened, piece, 0, PIECE_BYTES, at);
        if (length === 0) break;
        yield piece.subarray(0, length);
        at += length;
      }
      piece.fill(0);
    },
    close: () => closeSync(opened),
  };
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Writes a snapshot for its owner only, as a whole or not at all. It is on disk when this returns.
 *
 * @param name 16 bytes that no other snapshot has
 * @throws {Error} when it cannot be written; nothing of it is left then
 */
export function writeSnapshot(file: string, name: Uint8Array, index: Iterable<Uint8Array>): void {
  const beside = besideOf(file);
  rmSync(beside, { force: true });
  const opened = openSync(beside, "wx", 0o600);
  try {
    try {
      for (const piece of [KIND, name]) writeAll(opened, piece);
      for (const piece of index) writeAll(opened, piece);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** Removes a snapshot, and what a process that was killed while writing one left behind. */
export function removeSnapshot(file: string): void {
  rmSync(file, { force: true });
  removeUnfinished(file);
}

/** Removes only the latter. */
export function removeUnfinished(file: string): void {
  rmSync(besideOf(file), { force: true });
}

const besideOf = (file: string) => `${file}.new`;

function writeAll(opened: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at);
}

/** Makes a renaming last; Windows opens no folders, and keeps their order itself. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
