import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";
import { openStore } from "../../apps/matcher/src/store/open-store.ts";
import { storedClaim } from "../../apps/matcher/src/testing/stored-claim.ts";
import { madeUpHash } from "../made-up-hash.ts";

/** One of so many hashes of the library is a copy of a listed one. */
export const COPY_EVERY = 100;

const AT_ONCE = 10_000;

/** Makes a store with a list of made-up hashes that was read a moment ago. @returns the hashes */
export function storeWithList(folder: string, listings: number): readonly PdqHash[] {
  const store = openStore(folder);
  const hashes = Array.from({ length: listings }, madeUpHash);
  store.atomically(() => {
    for (const hash of hashes) {
      store.listings.put(storedClaim(randomBytes(16).toString("hex"), hash));
    }
    store.progress.caughtUp();
    store.progress.heard(Date.now());
  });
  store.close();
  return hashes;
}

/** Writes a library of made-up hashes as `scan --hashes` reads it, with copies of listed ones. */
export async function writeLibrary(
  file: string,
  size: number,
  listed: readonly PdqHash[],
): Promise<void> {
  const out = createWriteStream(file);
  for (let from = 0; from < size; from += AT_ONCE) {
    const lines = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) => {
      const number = from + at;
      const isCopy = number % COPY_EVERY === 0;
      const hash = isCopy ? copyOf(listed[number % listed.length]!, number % 32) : madeUpHash();
      return `${JSON.stringify({ id: `upload-${number}`, hash, quality: 100 })}\n`;
    });
    if (!out.write(lines.join(""))) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** The hash with so many of its 256 bits turned over, 0 to 31. */
function copyOf(hash: PdqHash, bits: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  for (let bit = 0; bit < bits; bit += 1) bytes[bit]! ^= 1;
  return pdqHashFromBytes(bytes);
}
