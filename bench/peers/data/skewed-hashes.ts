import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../../scripts/build/programs.ts";
import { HASH_BYTES, turnBits } from "./bits.ts";
import { randomNumbers } from "./random-numbers.ts";

/** Hashes of real pictures, one a line; where they come from is in `vectors/pdq/README.md`. */
const REAL = "vectors/pdq/haystack.txt";

/** Bits turned over in each: two copies of one hash then lie about 47 bits apart. */
const TURNED = 26;

/**
 * As uneven as hashes of real pictures: copies of the 1,350 of `vectors/pdq`, each with 26 bits
 * turned over, so that their common chunks stay common.
 */
export function skewedHashes(count: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  const real = readFileSync(path.join(ROOT, REAL), "utf8").trim().split(/\s+/);
  const hashes = new Uint8Array(count * HASH_BYTES);
  for (let at = 0; at < count; at += 1) {
    const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    hash.set(Buffer.from(real[random.below(real.length)]!, "hex"));
    turnBits(hash, TURNED, random);
  }
  return hashes;
}
