import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { samplePhoto } from "../../e2e/story/walk.ts";

/** The pixels of an ordinary photograph of this repository at this size, four bytes each. */
export async function testPhoto(width: number, height: number): Promise<Buffer> {
  return sharp(await readFile(samplePhoto("river")))
    .resize(width, height, { fit: "cover" })
    .ensureAlpha()
    .raw()
    .toBuffer();
}
