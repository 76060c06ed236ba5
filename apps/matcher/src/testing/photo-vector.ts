import { readFileSync } from "node:fs";
import type { PdqHash } from "@holdfast/pdq";
import { hashBytes } from "../hashing/hash-bytes.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";

const VECTORS = new URL("../../../../vectors/", import.meta.url);

/** A real file of `vectors/`, such as `pdq/images/q0122.jpg`. */
export function photoVector(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, VECTORS)));
}

/** What a person's device would claim for this file. */
export async function claimFor(file: Uint8Array): Promise<PdqHash> {
  const outcome: HashOutcome = await hashBytes(Uint8Array.from(file), {
    mostPixels: 50_000_000,
    mayReduce: false,
  });
  if (outcome.kind !== "hashed") throw new Error(`Cannot claim a file that is ${outcome.why}`);
  return outcome.hashes.original;
}
