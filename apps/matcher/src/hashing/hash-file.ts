import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { HashOutcome } from "./hash-outcome.ts";
import type { HashOptions, HashPool } from "./hash-pool.ts";

/**
 * Reads and hashes one file. Whatever is wrong with it is in the answer.
 *
 * @param mostBytes larger files are not read
 */
export async function hashFile(
  file: string,
  pool: HashPool,
  mostBytes: number,
  options?: HashOptions,
): Promise<HashOutcome> {
  const bytes = await readFile(file, mostBytes);
  if (bytes === "no-access" || bytes === "too-large") return { kind: "unreadable", why: bytes };
  return pool.hash(bytes, options);
}

async function readFile(
  file: string,
  mostBytes: number,
): Promise<Uint8Array | "no-access" | "too-large"> {
  try {
    const handle = await open(file, READ_AND_NEVER_WAIT);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return "no-access";
      return found.size > mostBytes ? "too-large" : await readAll(handle, found.size);
    } finally {
      await handle.close();
    }
  } catch {
    return "no-access";
  }
}

/** Opening a pipe would else wait for someone to write to it; Windows knows no such flag. */
const READ_AND_NEVER_WAIT = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads what the file had when it was asked for its size, though it may grow or shrink meanwhile. */
async function readAll(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length);
    if (bytesRead === 0) return bytes.slice(0, length);
    length += bytesRead;
  }
  return bytes;
}
