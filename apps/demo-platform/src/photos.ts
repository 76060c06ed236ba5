import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";

const WIDEST = 1_280; // pixels; wider pictures are made smaller, as most boards do

/** An ordinary photograph that comes with the board. */
export interface SamplePhoto {
  readonly name: string;
  /** What its post is called. */
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** The photographs in a folder, by name. */
export function samplePhotos(folder: string): readonly SamplePhoto[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jpg"))
    .sort()
    .map((file) => {
      const name = path.basename(file, ".jpg");
      const title = name.slice(0, 1).toUpperCase() + name.slice(1);
      return { name, title, bytes: readFileSync(path.join(folder, file)) };
    });
}

/** What the board takes, as sharp calls it: the kinds its matcher can compare. AVIF is `heif`. */
const TAKEN = ["jpeg", "png", "webp", "heif"];

/**
 * A picture as the board shows it: upright, at most 1,280 pixels wide, JPEG. Whatever was posted,
 * only pixels go out again.
 *
 * @returns `undefined` when the bytes are no JPEG, PNG, WebP or AVIF picture that sharp can read
 */
export async function asShown(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const { format } = await sharp(bytes).metadata();
    if (!TAKEN.includes(format)) return undefined;
    return await sharp(bytes, { limitInputPixels: 50_000_000 })
      .rotate()
      .resize({ width: WIDEST, withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer();
  } catch {
    return undefined;
  }
}

/** Red up, blue down: each row makes one channel from red, green and blue. */
const WARMER: [[number, number, number], [number, number, number], [number, number, number]] = [
  [1.06, 0, 0],
  [0, 1, 0],
  [0, 0, 0.9],
];

/**
 * What copies look like after a few hands: smaller by a third, warmer, a little brighter and saved
 * again at a low quality. The same picture to a person, other bytes throughout.
 *
 * @throws {Error} when the bytes are no picture
 */
export async function alteredCopy(bytes: Uint8Array): Promise<Uint8Array> {
  const upright = sharp(bytes, { limitInputPixels: 50_000_000 }).rotate();
  const { autoOrient } = await sharp(bytes).metadata();
  return upright
    .resize({ width: Math.max(64, Math.round((autoOrient.width * 2) / 3)) })
    .modulate({ brightness: 1.06, saturation: 1.15 })
    .recomb(WARMER)
    .jpeg({ quality: 45 })
    .toBuffer();
}

const BLURRED_FROM = 16; // pixels across; less than a face or a body needs to be made out
const BLURRED_COLOUR = 0.2; // of the colour, 0 to 1; skin no longer stands out

/** What a moderator sees before they choose to look: hardly a shape, and little colour. */
export async function blurred(photo: Uint8Array): Promise<Uint8Array> {
  const coarse = await sharp(photo).resize({ width: BLURRED_FROM }).blur(1.5).png().toBuffer();
  return sharp(coarse)
    .modulate({ saturation: BLURRED_COLOUR })
    .resize({ width: 320, kernel: "cubic" })
    .jpeg()
    .toBuffer();
}
