import { readFileSync } from "node:fs";
import sharp from "sharp";
import { hashBytes } from "../hashing/hash-bytes.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";

const PHOTO = new URL("../../../demo-platform/photos/coffee.jpg", import.meta.url);

/** A photograph of 2 megapixels of which the reduced hash and the exact one are not the same. */
export async function largeJpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const enlarged = sharp(readFileSync(PHOTO)).resize(1_700, 1_203, { fit: "fill" });
  return Uint8Array.from(await enlarged.jpeg({ quality: 70 }).toBuffer());
}

/** Both ways to hash a file. @throws {Error} for one that cannot be hashed, or not reduced */
export async function bothHashes(file: Uint8Array) {
  const hash = (mayReduce: boolean) =>
    hashBytes(Uint8Array.from(file), { mostPixels: 50_000_000, mayReduce });
  const [reduced, exact] = [hashed(await hash(true)), hashed(await hash(false))];
  if (reduced.reduction === 1) throw new Error("Cannot reduce the file");
  return { reduced, exact };
}

function hashed(outcome: HashOutcome) {
  if (outcome.kind === "unreadable") throw new Error(`Cannot hash the file: ${outcome.why}`);
  return outcome;
}
