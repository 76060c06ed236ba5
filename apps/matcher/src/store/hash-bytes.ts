import { Buffer } from "node:buffer";
import { type PdqHash, parsePdqHash, pdqHashToBytes } from "@holdfast/pdq";

/** How many bytes a hash fills in the store. */
const HASH_BYTES = 32;

/** Lays hashes end to end, 32 bytes each. */
export function hashesToBytes(hashes: readonly PdqHash[]): Uint8Array {
  return Buffer.concat(hashes.map(pdqHashToBytes));
}

/** Reads hashes laid end to end. @throws {Error} when the bytes are no whole number of hashes */
export function hashesFromBytes(bytes: Uint8Array): readonly PdqHash[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  const digits = HASH_BYTES * 2;
  return Array.from({ length: Math.ceil(text.length / digits) }, (_, at) => {
    const hash = parsePdqHash(text.slice(at * digits, (at + 1) * digits));
    if (hash === undefined)
      throw new Error(`Cannot read stored hashes: found ${bytes.length} bytes`);
    return hash;
  });
}
