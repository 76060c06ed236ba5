import sharp from "sharp";
import { expect, it } from "vitest";
import { alteredCopy, asShown, blurred, samplePhotos } from "./photos.ts";

const samples = samplePhotos(new URL("../photos", import.meta.url).pathname);

it("makes altered copies that are other bytes and still a picture", async () => {
  for (const { bytes } of samples) {
    const copy = await alteredCopy(bytes);

    expect(Buffer.from(copy).equals(Buffer.from(bytes))).toBe(false);
    expect(copy.length).toBeGreaterThan(1_000);
  }
});

it.each(["gif", "tiff"] as const)("shows no %s, which the matcher cannot compare", async (kind) => {
  const picture = await sharp(samples[0]!.bytes).resize(64).toFormat(kind).toBuffer();

  expect(await asShown(picture)).toBeUndefined();
});

it.each(["png", "webp", "avif"] as const)("shows a picture posted as %s", async (kind) => {
  const picture = await sharp(samples[0]!.bytes).resize(64).toFormat(kind).toBuffer();

  expect(await asShown(picture)).toBeDefined();
});

it("blurs until no more is seen than twelve points across show, and little colour", async () => {
  for (const { bytes } of samples) {
    const seen = await blurred(bytes);

    expect(await detailOf(seen)).toBeLessThan(3.5);
    expect(await colourOf(seen)).toBeLessThan(0.35 * (await colourOf(bytes)));
  }
});

/** What twelve points across cannot show of a picture, 0 to 255, on average. */
async function detailOf(photo: Uint8Array): Promise<number> {
  const whole = await sharp(photo).grayscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = whole.info;
  const points = await sharp(photo).grayscale().resize({ width: 12 }).png().toBuffer();
  const again = await sharp(points)
    .grayscale()
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer();
  return whole.data.reduce((sum, grey, at) => sum + Math.abs(grey - again[at]!), 0) / again.length;
}

/** How far red, green and blue lie apart, 0 to 255, on average. */
async function colourOf(photo: Uint8Array): Promise<number> {
  const raw = sharp(photo).resize({ width: 320 }).toColourspace("srgb").raw();
  const { data, info } = await raw.toBuffer({ resolveWithObject: true });
  let apart = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const pixel = [...data.subarray(at, at + 3)];
    apart += Math.max(...pixel) - Math.min(...pixel);
  }
  return apart / (info.width * info.height);
}
