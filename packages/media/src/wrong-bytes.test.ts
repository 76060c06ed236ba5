import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decodePhoto } from "./decode-photo.ts";
import { nodeDecoders } from "./node.ts";

const VECTORS = new URL("../../../vectors/media/", import.meta.url);
const decoderFor = nodeDecoders();

/** Wrong files made of each right one; a longer run of 2,000 sets HOLDFAST_WRONG_FILES. */
const ROUNDS = Number(process.env["HOLDFAST_WRONG_FILES"] ?? 250);

/** Small files, so that many wrong ones can be tried. */
it.each([
  "jpeg-orientation-6.jpg",
  "png-orientation-5.png",
  "webp-orientation-8.webp",
  "webp-animated.webp",
  "avif-orientation-7.avif",
  "avif-sequence.avif",
])("every file made of wrong bytes in %s is answered", { timeout: 300_000 }, async (file) => {
  const whole = new Uint8Array(readFileSync(new URL(file, VECTORS)));
  const next = seeded(2_463_534_242);
  const kinds = new Map<string, number>();

  for (let round = 0; round < ROUNDS; round++) {
    const wrong = whole.slice();
    for (let left = 1 + (next() % 8); left > 0; left--) wrong[next() % wrong.length] = next();
    const { kind } = await decodePhoto(wrong, { decoderFor });
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }

  // Were one of these missing, the wrong bytes would not reach both parsers and decoders.
  expect(kinds.get("damaged")).toBeGreaterThan(0);
  expect(kinds.get("photo")).toBeGreaterThan(0);
});

/** xorshift32, so that a failure comes back; whole numbers from 1 to 2^32 - 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
