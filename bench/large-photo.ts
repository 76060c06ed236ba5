import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { samplePhoto } from "../e2e/story/walk.ts";

/** The size of a photo from a phone of 12 megapixels. */
const WIDTH = 4_000;
const HEIGHT = 3_000;

/** How much grain is laid over, of 255: as much as makes the file as large as a phone's. */
const GRAIN = 14;

/**
 * A JPEG of 12 megapixels and at least `leastBytes`: an ordinary photograph of this repository,
 * enlarged, with a sensor's grain, saved at the lowest quality that gives that many bytes. The same
 * bytes every time.
 */
export async function largePhoto(leastBytes: number): Promise<Buffer> {
  const { data } = await sharp(await readFile(samplePhoto("river")))
    .resize(WIDTH, HEIGHT, { fit: "cover" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  addGrain(data);

  for (let quality = 60; quality <= 100; quality += 2) {
    const file = await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    if (file.length >= leastBytes) return file;
  }
  throw new Error(`Cannot make a photo of ${leastBytes} bytes: not even the best quality has them`);
}

/** Moves each sample up or down by the same made-up amounts every time. */
function addGrain(samples: Buffer): void {
  let state = 0x9e3779b9;
  for (let at = 0; at < samples.length; at += 1) {
    // xorshift32; Marsaglia, "Xorshift RNGs", 2003
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const moved = samples[at]! + ((state >>> 16) % (2 * GRAIN + 1)) - GRAIN;
    samples[at] = Math.min(255, Math.max(0, moved));
  }
}
