import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hashPhoto } from "./hash-photo.ts";
import { hashPhotoFast } from "./hash-photo-fast.ts";
import { fastHash } from "./kernel/fast-hash.ts";
import { madeUpPhoto, numbersFrom } from "./made-up-photo.contract.ts";
import { mostOff } from "./most-off.ts";
import type { RgbaPhoto } from "./rgba-photo.ts";

/** How many photos are made of each picture in `vectors`. */
const OF_EACH = Number(process.env["HOLDFAST_PHOTOS_OF_EACH"] ?? 20);

const folder = new URL("../../../vectors/pdq/images/", import.meta.url);
const pictures = readdirSync(folder).map((name) => fileURLToPath(new URL(name, folder)));

/** A picture cut, scaled and saved anew at random, 128 to 900 pixels a side. */
async function alteredPhoto(picture: string, seed: number): Promise<RgbaPhoto> {
  const next = numbersFrom(seed);
  const { width: across, height: down } = await sharp(picture).metadata();
  const [left, top] = [next(across / 4), next(down / 4)];
  const [width, height] = [128 + next(800), 128 + next(800)];
  const jpeg = await sharp(picture)
    .extract({ left, top, width: across - left - next(across / 4), height: down - top })
    .resize(width, height, { fit: "fill" })
    .jpeg({ quality: 40 + next(60) })
    .toBuffer();
  const rgba = await sharp(jpeg).ensureAlpha().raw().toBuffer();
  return { rgba: Uint8Array.from(rgba), width, height };
}

/** Fields of two greys, 256 / `fields` along each side. */
function chequerboard(width: number, height: number, fields: number): RgbaPhoto {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const field =
        Math.floor((256 * x) / width / fields) + Math.floor((256 * y) / height / fields);
      rgba.fill(20 + 200 * (field % 2), at, at + 4);
    }
  }
  return { rgba, width, height };
}

const bits = ({ hash, quality }: { hash: string; quality: number }) => `${hash} ${quality}`;

describe("hashPhotoFast", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it(`gives hashPhoto's bits for ${OF_EACH} photos of each picture, nearly all by the fast kernel`, async () => {
    let fast = 0;
    let good = 0;
    for (const [at, picture] of pictures.entries()) {
      for (let i = 0; i < OF_EACH; i++) {
        const photo = await alteredPhoto(picture, at * 100_000 + i);
        const exact = hashPhoto(photo);

        const answer = hashPhotoFast(photo);

        expect(bits(answer)).toBe(bits(exact));
        if (exact.quality < 50) {
          expect(answer.kernel).toBe("exact");
          continue;
        }
        good++;
        if (answer.kernel === "fast") fast++;
      }
    }
    expect(fast / good).toBeGreaterThan(0.9);
  }, 3_600_000);

  it.each([
    [130, 128],
    [400, 129],
    [400, 2_048],
    [400, 2_049],
    [2_049, 400],
    [8_000, 1_000],
    [16_384, 2_000],
  ])(
    "gives hashPhoto's bits by the fast kernel at sides where it sums in another way: %i x %i pixels",
    async (width, height) => {
      const resized = sharp(pictures[0]!).resize(width, height, { fit: "fill" }).ensureAlpha();
      const photo = { rgba: Uint8Array.from(await resized.raw().toBuffer()), width, height };

      expect(hashPhotoFast(photo)).toEqual({ ...hashPhoto(photo), kernel: "fast" });
    },
    60_000,
  );

  it("gives hashPhoto's bits for made-up photos", () => {
    const kernels = new Set<string>();
    for (let seed = 0; seed < 600; seed++) {
      const next = numbersFrom(seed);
      const photo = madeUpPhoto(128 + next(300), 128 + next(300), seed);
      const exact = hashPhoto(photo);

      const answer = hashPhotoFast(photo);

      expect(bits(answer)).toBe(bits(exact));
      kernels.add(answer.kernel);
    }
    expect(kernels).toEqual(new Set(["fast", "exact"]));
  }, 60_000);

  it.each([
    [300, 200, 8],
    [300, 200, 32],
    [640, 480, 16],
  ])(
    "leaves a chequerboard with equal coefficients to the exact kernel: %i x %i pixels",
    (width, height, fields) => {
      const photo = chequerboard(width, height, fields);
      const alone = fastHash(photo)!;
      const exact = hashPhoto(photo);
      expect(exact.quality).toBe(100);
      expect(alone.hash).not.toBe(exact.hash);

      expect(hashPhotoFast(photo)).toEqual({ ...exact, kernel: "exact" });
    },
  );

  it.each([
    [127, 500],
    [500, 127],
    [64, 64],
    [5, 5],
  ])("leaves a photo of %i x %i pixels to the exact kernel", (width, height) => {
    expect(hashPhotoFast(madeUpPhoto(width, height, 4)).kernel).toBe("exact");
  });

  it("refuses what hashPhoto refuses", () => {
    const rgba = new Uint8Array(200 * 200 * 4);
    expect(() => hashPhotoFast({ rgba, width: 200, height: 199 })).toThrow(RangeError);
    expect(() => hashPhotoFast({ rgba, width: 4, height: 10_000 })).toThrow(RangeError);
  });

  it("hashes in TypeScript where there is no kernel", async () => {
    const photo = madeUpPhoto(200, 150, 3);
    vi.resetModules();
    vi.stubGlobal("WebAssembly", undefined);
    const without = await import("./hash-photo-fast.ts");

    expect(without.hashPhotoFast(photo)).toEqual({
      ...hashPhoto(photo),
      kernel: "exact-typescript",
    });
  });
});

describe("mostOff", () => {
  it("grows with the side that a sum runs along, and shrinks with the frequency", () => {
    const small = mostOff({ width: 200, height: 200 });
    const large = mostOff({ width: 4_000, height: 3_000 });

    expect(large.percent).toBeGreaterThan(small.percent);
    for (const [at, most] of large.coefficients.entries()) {
      expect(most).toBeGreaterThan(small.coefficients[at]!);
      if (at % 16 > 0) expect(most).toBeLessThan(large.coefficients[at - 1]!);
      if (at >= 16) expect(most).toBeLessThan(large.coefficients[at - 16]!);
    }
  });
});
