import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { HASH_BYTES } from "./data/bits.ts";
import type { HashFile } from "./search-peer.ts";

/**
 * A part of a file of hashes, read once and into memory of its own: a long list is held by everyone
 * that searches it, and must not be held twice by anyone.
 *
 * @param count all that follow unless given
 * @throws {Error} when the file holds fewer
 */
export function readHashes(file: HashFile, from = 0, count?: number): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const start = from * HASH_BYTES;
    const length = count === undefined ? fstatSync(descriptor).size - start : count * HASH_BYTES;
    const hashes = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, hashes, at, length - at, start + at);
      if (read === 0) throw new Error("Cannot read hashes: the file holds fewer");
      at += read;
    }
    return hashes;
  } finally {
    closeSync(descriptor);
  }
}
