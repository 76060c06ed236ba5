import { readFileSync } from "node:fs";
import fc from "fast-check";
import sharp, { type JpegOptions } from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { decodeReducedJpeg, type ReducedJpeg } from "./decode-reduced-jpeg.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FILE = new URL("../../../../vectors/pdq/images/aaa-orig.jpg", import.meta.url);
const START_OF_FRAME = [0xff, 0xc0, 0, 17, 8] as const;

/** The vector enlarged, as a JPEG. */
const enlarged = (width: number, height: number, options: JpegOptions = {}, grey = false) =>
  sharp(readFileSync(FILE))
    .resize(width, height, { fit: "fill" })
    .toColourspace(grey ? "b-w" : "srgb")
    .jpeg({ quality: 90, ...options })
    .toBuffer();

const decode = (bytes: Uint8Array) => decodeReducedJpeg(bytes, { mostPixels: 50_000_000 });

/** How far the samples lie from the mean brightness of their pixels, on average, 0 to 255. */
async function meanError(file: Uint8Array, { luma, width, of, reduction }: ReducedJpeg) {
  const rgb = await sharp(file).toColourspace("srgb").removeAlpha().raw().toBuffer();
  const sums = new Float64Array(luma.length);
  const counts = new Float64Array(luma.length);
  for (let pixel = 0; pixel < of.width * of.height; pixel++) {
    const [x, y] = [pixel % of.width, Math.floor(pixel / of.width)];
    const at = Math.floor(y / reduction) * width + Math.floor(x / reduction);
    const [r, g, b] = rgb.subarray(pixel * 3, pixel * 3 + 3);
    sums[at]! += 0.299 * r! + 0.587 * g! + 0.114 * b!;
    counts[at]! += 1;
  }
  const off = luma.map((sample, at) => Math.abs(sample - sums[at]! / counts[at]!));
  return off.reduce((sum, error) => sum + error, 0) / off.length;
}

/** Says in the frame header that the picture is smaller than its blocks. */
function cutTo(file: Buffer, width: number, height: number): Buffer {
  const cut = Buffer.from(file);
  const at = cut.indexOf(Uint8Array.from(START_OF_FRAME));
  cut.writeUInt16BE(height, at + 5);
  cut.writeUInt16BE(width, at + 7);
  return cut;
}

describe("decodeReducedJpeg", () => {
  it.each<[string, number, number, JpegOptions, boolean]>([
    ["4:4:4", 3_400, 2_400, { chromaSubsampling: "4:4:4" }, false],
    ["4:2:0", 3_400, 2_400, { chromaSubsampling: "4:2:0" }, false],
    ["grey", 3_400, 2_400, {}, true],
    ["progressive", 3_400, 2_400, { progressive: true }, false],
    ["odd", 3_397, 2_403, { chromaSubsampling: "4:2:0" }, false],
  ])(
    "gives the means of blocks of a large picture, %s",
    async (_, width, height, options, grey) => {
      const file = await enlarged(width, height, options, grey);

      const reduced = decode(file);

      expect(reduced).toMatchObject({ reduction: 8, of: { width, height }, orientation: 1 });
      expect(reduced?.luma.length).toBe(Math.ceil(width / 8) * Math.ceil(height / 8));
      expect(await meanError(file, reduced!)).toBeLessThan(0.5);
    },
  );

  it("gives two samples along each side of a block of a smaller picture", async () => {
    const file = await enlarged(1_663, 1_253);

    const reduced = decode(file);

    expect(reduced).toMatchObject({ reduction: 4, width: 416, height: 314 });
    expect(await meanError(file, reduced!)).toBeLessThan(3);
  });

  it.each([
    [3_400, 2_400],
    [1_680, 1_280],
  ])("takes nothing from what a block holds beyond the edge, %d x %d", async (width, height) => {
    const options = { quality: 100, chromaSubsampling: "4:4:4" };
    const paper = { width, height, channels: 3 as const };
    const files = [0, 255].map(async (level) => {
      const inside = {
        create: { ...paper, width: width - 5, height: height - 3, background: "grey" },
      };
      const whole = sharp({ create: { ...paper, background: { r: level, g: level, b: level } } });
      return whole
        .composite([{ input: inside, left: 0, top: 0 }])
        .jpeg(options)
        .toBuffer();
    });

    for (const file of await Promise.all(files)) {
      const { luma } = decode(cutTo(file, width - 5, height - 3))!;
      expect(luma.every((sample) => Math.abs(sample - 128) < 3)).toBe(true);
    }
  });

  it("rounds the colours of flat blocks as a decoder does", async () => {
    const background = { r: 41, g: 93, b: 201 };
    const create = { width: 1_600, height: 1_280, channels: 3 as const, background };
    const file = await sharp({ create }).jpeg({ quality: 60 }).toBuffer();
    const [r, g, b] = await sharp(file).raw().toBuffer();

    const { luma } = decode(file)!;

    expect(luma[5_000]).toBeCloseTo(0.299 * r! + 0.587 * g! + 0.114 * b!, 3);
  });

  it("reads the orientation and does not apply it", async () => {
    const file = await sharp(await enlarged(1_800, 1_200))
      .withMetadata({ orientation: 6 })
      .toBuffer();

    expect(decode(file)).toMatchObject({ orientation: 6, of: { width: 1_800, height: 1_200 } });
  });
});

describe("a file that must be decoded whole", () => {
  let file: Buffer;
  beforeAll(async () => {
    file = await enlarged(1_664, 1_264);
  });

  it("is one of another kind, a small one, or one too large for the caller", async () => {
    const other = await sharp(file).webp({ effort: 0 }).toBuffer();

    expect(decode(other)).toBeUndefined();
    expect(decode(await enlarged(1_600, 1_200))).toBeUndefined();
    expect(decodeReducedJpeg(file, { mostPixels: 2_000_000 })).toBeUndefined();
    expect(() => decodeReducedJpeg(file, { mostPixels: Number.NaN })).toThrow(RangeError);
    expect(decode(file)).toBeDefined();
  });

  it("is one in four inks, or in red, green and blue", async () => {
    const inks = await sharp(file).toColourspace("cmyk").jpeg().toBuffer();
    const isRgb = Uint8Array.from([
      0xff,
      0xee,
      0,
      14,
      ...Buffer.from("Adobe"),
      0,
      100,
      0,
      0,
      0,
      0,
      0,
    ]);
    const rgb = Buffer.concat([file.subarray(0, 2), isRgb, file.subarray(2)]);

    expect(decode(inks)).toBeUndefined();
    expect(decode(rgb)).toBeUndefined();
  });

  it("is one whose data ends before its blocks do, or after", () => {
    const wide = cutTo(file, 1_664, 1_264 + 16);
    const narrow = cutTo(file, 1_664, 1_264 - 16);

    expect(decode(wide)).toBeUndefined();
    expect(decode(narrow)).toBeUndefined();
    expect(decode(file.subarray(0, file.length / 2))).toBeUndefined();
  });

  it("never throws, whatever bytes are wrong", () => {
    const place = fc.integer({ min: 2, max: file.length - 1 });
    const early = fc.integer({ min: 2, max: 800 });
    const wrong = fc.tuple(fc.oneof(early, place), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(wrong, { minLength: 1, maxLength: 4 }), (wrongs) => {
        const altered = Uint8Array.from(file);
        for (const [at, byte] of wrongs) altered[at] = byte;

        const reduced = decode(altered);

        expect(reduced?.luma.every(Number.isFinite) ?? true).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
