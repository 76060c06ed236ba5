import { writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { samplePhoto } from "../story/walk.ts";

const WIDTH = 3_000; // pixels
const HEIGHT = 2_000;

/**
 * Writes a JPEG as large as those of today's phones: an ordinary photograph enlarged, with grain, so
 * that every part of the file is its own. The same bytes each time.
 *
 * @returns where it lies; the file is larger than 5 MB
 */
export async function largePhoto(folder: string): Promise<string> {
  const grain = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  const photo = await sharp(samplePhoto("river"))
    .resize(WIDTH, HEIGHT, { fit: "fill" })
    .composite([{ input: grainOf(WIDTH * HEIGHT * 3), raw: grain, blend: "soft-light" }])
    .jpeg({ quality: 97 })
    .toBuffer();
  const file = path.join(folder, "IMG_20261122_231544.jpg");
  writeFileSync(file, photo);
  return file;
}

/** Bytes that look random and never change: Marsaglia's xorshift32. */
function grainOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 0x9e3779b9;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}
