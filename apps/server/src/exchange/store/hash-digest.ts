import { createHmac } from "node:crypto";
import type { NewClaim } from "@holdfast/hash-list";

/**
 * How long a digest is: at a million listings one shares it with another on average, so that finding a
 * hash reads two rows; and then three in five are in use, so that one left on a page says very little.
 */
const DIGEST_BITS = 20;

/**
 * A short name of a hash, by which the store finds it, from 0 to 2^20 - 1. Several hashes have the
 * same, and without the salt nobody can make many that do.
 */
export type HashDigest = (hash: NewClaim["hash"]) => number;

/** @param salt 32 random bytes in hexadecimal, the same for as long as the digests are kept */
export function hashDigest(salt: string): HashDigest {
  return (hash) => {
    const whole = createHmac("sha256", Buffer.from(salt, "hex")).update(hash).digest();
    return whole.readUInt32BE() >>> (32 - DIGEST_BITS);
  };
}

export function randomSalt(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex");
}
