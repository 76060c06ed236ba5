import { readFileSync } from "node:fs";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { DihedralForm } from "../dihedral-form.ts";
import { hammingDistance } from "../hamming-distance.ts";
import { hashPhoto } from "../hash-photo.ts";
import { hashPhotoDihedral } from "../hash-photo-dihedral.ts";
import type { RgbaPhoto } from "../rgba-photo.ts";
import { UPRIGHT_FORMS } from "../upright-forms.ts";
import { hashReducedPhoto } from "./hash-reduced-photo.ts";
import type { ReducedPhoto } from "./reduced-photo.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const WIDTH = 2_011;
const HEIGHT = 1_309;
const FILE = new URL("../../../../vectors/pdq/images/aaa-orig.jpg", import.meta.url);
let photo: RgbaPhoto;

beforeAll(async () => {
  photo = await pixelsOf((picture) => picture);
});

async function pixelsOf(turn: (picture: Sharp) => Sharp): Promise<RgbaPhoto> {
  const enlarged = sharp(readFileSync(FILE)).resize(WIDTH, HEIGHT, { fit: "fill" }).ensureAlpha();
  const upright = await enlarged.png({ compressionLevel: 1 }).toBuffer();
  const { data, info } = await turn(sharp(upright)).raw().toBuffer({ resolveWithObject: true });
  return { rgba: data, width: info.width, height: info.height };
}

/** The mean brightness of each square of pixels. */
function reduced({ rgba, width, height }: RgbaPhoto, reduction: number): ReducedPhoto {
  const [across, down] = [Math.ceil(width / reduction), Math.ceil(height / reduction)];
  const luma = new Float32Array(across * down);
  const counts = new Float32Array(across * down);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = (y * width + x) * 4;
      const at = Math.floor(y / reduction) * across + Math.floor(x / reduction);
      luma[at]! += 0.299 * rgba[pixel]! + 0.587 * rgba[pixel + 1]! + 0.114 * rgba[pixel + 2]!;
      counts[at]! += 1;
    }
  }
  for (let at = 0; at < luma.length; at++) luma[at]! /= counts[at]!;
  return { luma, width: across, height: down, of: { width, height }, reduction, form: "original" };
}

describe("hashReducedPhoto", () => {
  it("is the hash of the photo itself when nothing is reduced", () => {
    const { quality, hashes } = hashPhotoDihedral(photo);

    expect(hashReducedPhoto(reduced(photo, 1))).toEqual({ quality, hashes, kernel: "reduced" });
  });

  // Filtered as if the samples were pixels of a smaller photo, those at 1/8 lie further off.
  it.each([4, 8])("stays within 4 bits of the photo at 1/%d", (reduction) => {
    const whole = hashPhoto(photo);

    const { hashes, quality } = hashReducedPhoto(reduced(photo, reduction));

    expect(hammingDistance(hashes.original, whole.hash)).toBeLessThanOrEqual(4);
    expect(Math.abs(quality - whole.quality)).toBeLessThanOrEqual(3);
  });

  it.each<[DihedralForm, (picture: Sharp) => Sharp]>([
    ["flipX", (picture) => picture.flip()],
    ["flipY", (picture) => picture.flop()],
    ["rotate90", (picture) => picture.rotate(270)],
    ["rotate180", (picture) => picture.rotate(180)],
    ["rotate270", (picture) => picture.rotate(90)],
    // sharp mirrors first, then turns.
    ["flipPlus1", (picture) => picture.rotate(270).flop()],
    ["flipMinus1", (picture) => picture.rotate(90).flop()],
  ])("turned by %s it is the hash of the photo really turned", async (form, turn) => {
    const turned = hashPhoto(await pixelsOf(turn));

    const { hashes } = hashReducedPhoto({ ...reduced(photo, 1), form });

    expect(hashes.original).toBe(turned.hash);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    "as stored for orientation %d it is the hash of the photo upright",
    async (orientation) => {
      const { rgba, width, height } = photo;
      const stored = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .withMetadata({ orientation })
        .png({ compressionLevel: 1 })
        .toBuffer();
      const turned = sharp(stored).autoOrient().raw();
      const { data, info } = await turned.toBuffer({ resolveWithObject: true });
      const upright = hashPhoto({ rgba: data, width: info.width, height: info.height });

      const { hashes } = hashReducedPhoto({
        ...reduced(photo, 1),
        form: UPRIGHT_FORMS[orientation],
      });

      expect(hashes.original).toBe(upright.hash);
    },
  );

  it("needs no WebAssembly", async () => {
    const samples = reduced(photo, 8);
    const expected = hashReducedPhoto(samples);

    vi.resetModules();
    vi.stubGlobal("WebAssembly", undefined);
    const without = await import("./hash-reduced-photo.ts");

    expect(without.hashReducedPhoto(samples)).toEqual(expected);
    vi.unstubAllGlobals();
  });

  it.each([
    ["a sample is missing", { luma: new Float32Array(3) }],
    ["the reduction is another", { reduction: 5 }],
    ["the size is another", { of: { width: WIDTH + 8, height: HEIGHT } }],
  ])("throws when %s", (_, wrong) => {
    expect(() => hashReducedPhoto({ ...reduced(photo, 8), ...wrong })).toThrow(RangeError);
  });

  it("throws for fewer samples than cells", () => {
    const small = { luma: new Float32Array(60 * 70), width: 60, height: 70, reduction: 8 };
    const photo: ReducedPhoto = { ...small, of: { width: 480, height: 560 }, form: "original" };

    expect(() => hashReducedPhoto(photo)).toThrow(RangeError);
  });
});
