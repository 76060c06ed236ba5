import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { statement } from "./statement.ts";

/**
 * The first 20 bits of HMAC-SHA-256 under the store's own salt, by which the store finds a hash again:
 * an index leaves copies of its entries behind, so none may hold hashes. See [Note: a hash stays where
 * it was written].
 *
 * Nobody who does not know the salt can make many hashes that share a digest. It is short so that one
 * left behind proves little: in a list of a million, three in five of all hashes there are share theirs
 * with a listed one. In a short list it is a hint to whoever has both the store and the picture, and is
 * wrong for one picture in a million. At the 16.7 million that an index can hold, 16 listings share one.
 */
export function hashDigest(salt: Uint8Array, hash: Uint8Array): number {
  return createHmac("sha256", salt).update(hash).digest().readUIntBE(0, 3) >>> 4;
}

/** The salt that the store made for itself: 32 bytes. */
export function digestSalt(db: DatabaseSync): Uint8Array {
  return statement<{ bytes: Uint8Array }>(db, "SELECT bytes FROM digest_salt").get()!.bytes;
}
