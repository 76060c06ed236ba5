import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { ROOT } from "../../scripts/build/programs.ts";
import { largePhoto } from "../large-photo.ts";

const PHOTOS = ["vectors/pdq/images", "apps/demo-platform/photos"];

/** Photos to scan, and how large they are on average. */
export interface PhotoFolder {
  readonly folder: string;
  readonly files: number;
  /** Bytes. */
  readonly meanBytes: number;
  readonly meanPixels: number;
}

/** Fills a folder with copies of this repository's photographs, so many of each. */
export async function photoFolder(folder: string, copies: number): Promise<PhotoFolder> {
  const photos = PHOTOS.flatMap((below) =>
    readdirSync(path.join(ROOT, below))
      .filter((name) => /\.(jpg|png)$/.test(name))
      .map((name) => path.join(ROOT, below, name)),
  );
  mkdirSync(folder);
  let bytes = 0;
  let pixels = 0;
  for (const [at, photo] of photos.entries()) {
    const { width, height } = await sharp(photo).metadata();
    pixels += width * height;
    bytes += statSync(photo).size;
    for (let copy = 0; copy < copies; copy += 1) {
      copyFileSync(photo, path.join(folder, `${copy}-${at}${path.extname(photo)}`));
    }
  }
  return {
    folder,
    files: photos.length * copies,
    meanBytes: bytes / photos.length,
    meanPixels: pixels / photos.length,
  };
}

/** Fills a folder with copies of one JPEG of 12 megapixels, as a phone makes them. */
export async function largePhotoFolder(folder: string, copies: number): Promise<PhotoFolder> {
  const photo = await largePhoto(3_000_000);
  mkdirSync(folder);
  for (let copy = 0; copy < copies; copy += 1) {
    writeFileSync(path.join(folder, `${copy}.jpg`), photo);
  }
  return { folder, files: copies, meanBytes: photo.length, meanPixels: 12_000_000 };
}
